import { createHash } from "node:crypto";
import { select } from "../xpath.ts";
import { textOf, type XmlAttribute, type XmlDocument, type XmlElement, type XmlInstruction } from "../xml/tree.ts";

/**
 * The invoice hash: SHA-256 over the document in Canonical XML 1.1 without `ext:UBLExtensions`, `cac:Signature` and the QR reference
 * (Security Features Implementation Standards, 2.3). Raw 32 bytes; the document carries them as base64.
 */
export function invoiceHash(document: XmlDocument): Uint8Array {
  const before = document.prolog.map((each) => `${instruction(each)}\n`).join("");
  const after = document.epilog.map((each) => `\n${instruction(each)}`).join("");
  const canonical = before + written(document.root, new Map()) + after;
  return createHash("sha256").update(canonical).digest();
}

type Scope = ReadonlyMap<string, string>;

function isExcluded(element: XmlElement): boolean {
  if (element.key === "ext:UBLExtensions" || element.key === "cac:Signature") return true;
  if (element.key !== "cac:AdditionalDocumentReference") return false;
  return select(element, "cbc:ID").some((id) => textOf(id) === "QR");
}

function written(element: XmlElement, inherited: Scope): string {
  if (isExcluded(element)) return "";
  const { name, namespaces, attributes } = element;
  let output = `<${name}`;
  let scope = inherited;
  if (namespaces.length > 0) {
    const fresh = namespaces.filter(([prefix, uri]) => prefix !== "xml" && (inherited.get(prefix) ?? "") !== uri);
    for (const [prefix, uri] of fresh.toSorted(([a], [b]) => byCodePoint(a, b)))
      output += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${attributeText(uri)}"`;
    scope = new Map([...inherited, ...namespaces]);
  }
  const ordered = attributes.length < 2 ? attributes : attributes.toSorted(byNamespaceAndName);
  for (const each of ordered) output += ` ${each.name}="${attributeText(each.value)}"`;
  output += ">";
  for (const child of element.children) {
    if (child.kind === "text") output += contentText(child.value);
    if (child.kind === "element") output += written(child, scope);
    if (child.kind === "instruction") output += instruction(child);
  }
  return `${output}</${name}>`;
}

function instruction({ target, body }: XmlInstruction): string {
  return `<?${target}${body === "" ? "" : ` ${body}`}?>`;
}

function local({ name }: XmlAttribute): string {
  return name.slice(name.indexOf(":") + 1);
}

function byNamespaceAndName(a: XmlAttribute, b: XmlAttribute): number {
  return byCodePoint(a.uri, b.uri) || byCodePoint(local(a), local(b));
}

function byCodePoint(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function contentText(value: string): string {
  if (!/[&<>\r]/.test(value)) return value;
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

export function attributeText(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}
