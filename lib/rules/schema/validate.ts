import { instant } from "../clock.ts";
import { normal } from "../xpath.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { basicOf, isBase64 } from "./basic.ts";
import { structure, typeSuffixes } from "./structure.ts";

export type SchemaFault = {
  readonly at: XmlElement;
  readonly problem: "root" | "unexpected" | "missing" | "repeated" | "value" | "attribute" | "text";
  /** The element, attribute or type that is meant. */
  readonly name: string;
  readonly value: string;
};

type Particle = { readonly key: string; readonly least: number; readonly most: number };
type Content = readonly Particle[] | "any";

const contents: ReadonlyMap<string, Content> = new Map(
  structure
    .trim()
    .split("\n")
    .map((line) => {
      const [type = "", ...particles] = line.split(/:? /);
      return [type, particles[0] === "any" ? "any" : particles.map(particle)] as const;
    }),
);

/** What a UBL 2.1 Invoice schema objects to: order and number of elements, simple values, attributes. */
export function validate(root: XmlElement): readonly SchemaFault[] {
  if (root.key !== "Invoice") return [{ at: root, problem: "root", name: root.name, value: "" }];
  const faults: SchemaFault[] = [];
  visit(root, faults);
  return faults;
}

function particle(written: string): Particle {
  const [, name = "", mark] = /^(.*?)([?*+]?)$/.exec(written) ?? [];
  const key = name.startsWith("@") ? `cac:${name.slice(1)}` : name.includes(":") ? name : `cbc:${name}`;
  return { key, least: mark === "?" || mark === "*" ? 0 : 1, most: mark === "*" || mark === "+" ? Infinity : 1 };
}

const special: Readonly<Record<string, string>> = { "ds:Signature": "DsSignature" };

const contentOf = remembered((key: string): Content | undefined => {
  const local = key.slice(key.indexOf(":") + 1);
  const own = contents.get(special[key] ?? local);
  if (own || !key.startsWith("cac:")) return own;
  const suffix = typeSuffixes.filter((each) => local.endsWith(each)).toSorted((a, b) => b.length - a.length)[0];
  return suffix === undefined ? undefined : contents.get(suffix);
});

function remembered<T>(find: (key: string) => T): (key: string) => T {
  const found = new Map<string, T>();
  return (key) => {
    if (!found.has(key)) found.set(key, find(key));
    const value = found.get(key);
    return value === undefined ? find(key) : value;
  };
}

function visit(element: XmlElement, faults: SchemaFault[]): void {
  if (element.key.startsWith("cbc:") || element.key.startsWith("sbc:")) return basic(element, faults);
  if (element.key === "ext:ExtensionContent") return extension(element, faults);
  const content = contentOf(element.key);
  if (content === "any") return undefined;
  if (content === undefined) return foreign(element, faults);
  if (!element.key.startsWith("ds:")) attributes(element, [], [], faults);
  sequence(element, content, faults);
  const stray = element.children.some((child) => child.kind === "text" && normal(child.value) !== "");
  if (stray)
    faults.push({ at: element, problem: "text", name: element.name, value: normal(textOf(element)).slice(0, 80) });
  return undefined;
}

function sequence(element: XmlElement, particles: readonly Particle[], faults: SchemaFault[]): void {
  let position = 0;
  let seen = 0;
  for (const child of element.elements) {
    const index = particles.findIndex(({ key }, at) => at >= position && key === child.key);
    const current = particles[index];
    if (!current) {
      faults.push({ at: child, problem: "unexpected", name: child.name, value: "" });
      continue;
    }
    missing(element, particles.slice(position, index), seen, faults);
    seen = index === position ? seen + 1 : 1;
    position = index;
    if (seen > current.most) faults.push({ at: child, problem: "repeated", name: child.name, value: "" });
    visit(child, faults);
  }
  missing(element, particles.slice(position), seen, faults);
}

/** Of particles passed over, the first may have been `seen`. */
function missing(at: XmlElement, passed: readonly Particle[], seen: number, faults: SchemaFault[]): void {
  for (const [index, { key, least }] of passed.entries())
    if (least > (index === 0 ? seen : 0)) faults.push({ at, problem: "missing", name: key, value: "" });
}

function basic(element: XmlElement, faults: SchemaFault[]): void {
  const type = basicOf(element.key.slice(4));
  const value = textOf(element);
  for (const child of element.elements) faults.push({ at: child, problem: "unexpected", name: child.name, value: "" });
  if (!type.valid(value)) faults.push({ at: element, problem: "value", name: type.type, value });
  attributes(element, type.attributes, type.required, faults);
}

/** xs:language (XML Schema part 2, 3.3.3). */
const language = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

const instance = "http://www.w3.org/2001/XMLSchema-instance";
/** What any element may carry of that namespace; nothing in UBL is nillable. */
const hints = /:(?:schemaLocation|noNamespaceSchemaLocation|type)$/;

function attributes(
  at: XmlElement,
  allowed: readonly string[],
  required: readonly string[],
  faults: SchemaFault[],
): void {
  for (const { name, uri, value } of at.attributes) {
    if (uri === instance ? !hints.test(name) : !allowed.includes(name))
      faults.push({ at, problem: "attribute", name: `@${name}`, value });
    if (name === "languageID" && !language.test(normal(value)))
      faults.push({ at, problem: "value", name: "language", value });
  }
  for (const name of required)
    if (attribute(at, name) === undefined) faults.push({ at, problem: "missing", name: `@${name}`, value: "" });
}

function extension(element: XmlElement, faults: SchemaFault[]): void {
  const [first, second] = element.elements;
  if (!first) faults.push({ at: element, problem: "missing", name: "*", value: "" });
  if (second) faults.push({ at: second, problem: "unexpected", name: second.name, value: "" });
  for (const child of element.elements) if (child.key.startsWith("sig:")) visit(child, faults);
}

/** Signature parts whose schema UBL brings along; of the rest only the values are looked at. */
function foreign(element: XmlElement, faults: SchemaFault[]): void {
  if (element.key.startsWith("ext:")) return;
  const value = textOf(element);
  const binary = ["ds:SignatureValue", "ds:DigestValue", "ds:X509Certificate"].includes(element.key);
  if (binary && !isBase64(value)) faults.push({ at: element, problem: "value", name: "base64Binary", value });
  const serial = element.key === "ds:X509SerialNumber" && !/^[+-]?\d+$/.test(normal(value));
  if (serial) faults.push({ at: element, problem: "value", name: "integer", value });
  const [day = "", time = ""] = normal(value).split("T");
  const late = element.key === "xades:SigningTime" && instant(day, time) === undefined;
  if (late) faults.push({ at: element, problem: "value", name: "dateTime", value });
  for (const child of element.elements) visit(child, faults);
}
