import { createHash } from "node:crypto";
import { parseXml, type XmlAttribute, type XmlDocument, type XmlElement, type XmlInstruction } from "./xml.ts";

/**
 * The invoice hash of any UBL document in UTF-8, whoever wrote it: without its extensions, signature and QR reference, in Canonical XML 1.1
 * without comments, SHA-256 as base64 (ZATCA Security Features Implementation Standards 2.3.3). White space around what is left out stays.
 * Errors as `parseXml`.
 */
export function hashDocument(bytes: Uint8Array): { hash: string; canonical: Uint8Array } {
  const canonical = Buffer.from(canonicalText(parseXml(bytes)));
  return { hash: createHash("sha256").update(canonical).digest("base64"), canonical };
}

/** Canonical XML 1.1, section 2.3, of everything that the invoice hash covers. */
export function canonicalText({ root, before, after }: XmlDocument): string {
  let output = "";
  for (const instruction of before) output += `${instructionText(instruction)}\n`;
  output += elementText(root, noNamespaces);
  for (const instruction of after) output += `\n${instructionText(instruction)}`;
  return output;
}

/** Namespaces in scope: those of an element, and those around it. A chain, so that a hostile file cannot make each element copy them all. */
type Scope = { readonly own: ReadonlyMap<string, string>; readonly outer?: Scope };
// Undeclaring the default namespace where none is in scope is superfluous.
const noNamespaces: Scope = { own: new Map([["", ""]]) };

function uriOf(prefix: string, scope: Scope | undefined): string | undefined {
  return scope && (scope.own.get(prefix) ?? uriOf(prefix, scope.outer));
}

function elementText(element: XmlElement, outer: Scope): string {
  if (isLeftOut(element)) return "";
  const { name, namespaces, attributes } = element;
  let output = `<${name}`;
  let scope = outer;
  if (namespaces.length > 0) {
    const news = namespaces.filter(([prefix, uri]) => prefix !== "xml" && uriOf(prefix, outer) !== uri);
    for (const [prefix, uri] of news.toSorted(([left], [right]) => byCodePoint(left, right)))
      output += ` xmlns${prefix === "" ? "" : ":"}${prefix}="${attributeText(uri)}"`;
    scope = { own: new Map(news), outer };
  }
  const ordered = attributes.length > 1 ? attributes.toSorted(byNamespaceAndName) : attributes;
  for (const attribute of ordered) output += ` ${attribute.name}="${attributeText(attribute.value)}"`;
  output += ">";
  for (const child of element.children) {
    if (typeof child === "string") output += contentText(child);
    else output += child.kind === "element" ? elementText(child, scope) : instructionText(child);
  }
  return `${output}</${name}>`;
}

const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
const aggregates = `${ubl}CommonAggregateComponents-2`;
const basics = `${ubl}CommonBasicComponents-2`;
const extensions = `${ubl}CommonExtensionComponents-2`;

/** `ext:UBLExtensions`, `cac:Signature` and `cac:AdditionalDocumentReference[cbc:ID='QR']`. */
function isLeftOut({ uri, local, children }: XmlElement): boolean {
  if (uri === extensions) return local === "UBLExtensions";
  if (uri !== aggregates) return false;
  if (local === "Signature") return true;
  if (local !== "AdditionalDocumentReference") return false;
  return children.some(
    (child) =>
      typeof child !== "string" &&
      child.kind === "element" &&
      child.local === "ID" &&
      child.uri === basics &&
      textOf(child) === "QR",
  );
}

/** The string value of an element: all text in it, at any depth. */
export function textOf({ children }: XmlElement): string {
  let output = "";
  for (const child of children) {
    if (typeof child === "string") output += child;
    else if (child.kind === "element") output += textOf(child);
  }
  return output;
}

function instructionText({ target, body }: XmlInstruction): string {
  return body === "" ? `<?${target}?>` : `<?${target} ${body}?>`;
}

function contentText(value: string): string {
  if (!/[&<>\r]/.test(value)) return value;
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

function attributeText(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}

function byNamespaceAndName(left: XmlAttribute, right: XmlAttribute): number {
  return byCodePoint(left.uri, right.uri) || byCodePoint(left.local, right.local);
}

/** UTF-8 byte order, which is code point order; JavaScript's own comparison differs beyond the Basic Multilingual Plane. */
function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
