import { XmlCData, XmlElement, XmlText, type XmlTreeNode } from "libxml2-wasm";

export type Stamp = {
  readonly signedDigest: string;
  readonly propertiesDigest: string;
  readonly propertiesText: string;
  readonly method: string;
  readonly value: string;
  readonly certificate: string;
  readonly certificateDigest: string;
  readonly issuer: string;
  readonly serial: string;
  readonly signingTime: string;
};

export function readStamp(signature: XmlElement, namespaces: Record<string, string>): Stamp {
  const read = (path: string): string => signature.get(path, namespaces)?.content ?? "";
  const properties = signature.get(".//xades:SignedProperties[@Id='xadesSignedProperties']", namespaces);
  return {
    signedDigest: read("ds:SignedInfo/ds:Reference[@Id='invoiceSignedData']/ds:DigestValue"),
    propertiesDigest: read("ds:SignedInfo/ds:Reference[@URI='#xadesSignedProperties']/ds:DigestValue"),
    propertiesText: properties instanceof XmlElement ? serialise(properties, new Map()) : "",
    method: read("ds:SignedInfo/ds:SignatureMethod/@Algorithm"),
    value: read("ds:SignatureValue"),
    certificate: read("ds:KeyInfo/ds:X509Data/ds:X509Certificate"),
    certificateDigest: read(".//xades:CertDigest/ds:DigestValue"),
    issuer: read(".//xades:IssuerSerial/ds:X509IssuerName"),
    serial: read(".//xades:IssuerSerial/ds:X509SerialNumber"),
    signingTime: read(".//xades:SigningTime"),
  };
}

/**
 * SignedProperties as an element of its own: every prefix is declared where it is first needed and empty elements
 * close themselves, which is the text that Fatoora digests.
 */
function serialise(element: XmlElement, inherited: ReadonlyMap<string, string>): string {
  const name = element.prefix ? `${element.prefix}:${element.name}` : element.name;
  const declared = inherited.get(element.prefix) === element.namespaceUri;
  const scope = declared ? inherited : new Map([...inherited, [element.prefix, element.namespaceUri]]);
  const declaration = declared ? "" : ` xmlns${element.prefix ? ":" : ""}${element.prefix}="${element.namespaceUri}"`;
  const attributes = element.attrs.map((each) => ` ${each.name}="${escape(each.value).replaceAll('"', "&quot;")}"`);
  const content = childrenOf(element).map((node) => serialiseNode(node, scope));
  const start = `<${name}${declaration}${attributes.join("")}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join("")}</${name}>`;
}

function serialiseNode(node: XmlTreeNode, scope: ReadonlyMap<string, string>): string {
  if (node instanceof XmlElement) return serialise(node, scope);
  return node instanceof XmlText || node instanceof XmlCData ? escape(node.content) : "";
}

function childrenOf(element: XmlElement): readonly XmlTreeNode[] {
  const found: XmlTreeNode[] = [];
  for (let node = element.firstChild; node; node = node.next) found.push(node);
  return found;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
