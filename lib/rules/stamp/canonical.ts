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
  const scope = new Map(inherited);
  const declared = element.namespaces.filter(([prefix, uri]) => {
    const known = inherited.get(prefix) ?? "";
    scope.set(prefix, uri);
    return known !== uri && prefix !== "xml";
  });
  const namespaces = declared
    .toSorted(([a], [b]) => byCodePoint(a, b))
    .map(([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${attributeText(uri)}"`);
  const attributes = element.attributes
    .toSorted((a, b) => byCodePoint(a.uri, b.uri) || byCodePoint(local(a), local(b)))
    .map(({ name, value }) => ` ${name}="${attributeText(value)}"`);
  const content = element.children.map((child) => {
    if (child.kind === "text") return contentText(child.value);
    if (child.kind === "element") return written(child, scope);
    return child.kind === "instruction" ? instruction(child) : "";
  });
  return `<${element.name}${namespaces.join("")}${attributes.join("")}>${content.join("")}</${element.name}>`;
}

function instruction({ target, body }: XmlInstruction): string {
  return `<?${target}${body === "" ? "" : ` ${body}`}?>`;
}

function local({ name }: XmlAttribute): string {
  return name.slice(name.indexOf(":") + 1);
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
