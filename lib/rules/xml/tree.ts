export type XmlAttribute = { readonly name: string; readonly uri: string; readonly value: string };
export type XmlText = { readonly kind: "text"; readonly value: string };
type XmlComment = { readonly kind: "comment" };
export type XmlInstruction = { readonly kind: "instruction"; readonly target: string; readonly body: string };

/** An element of a document as it was read. `key` is its name with the prefix this product uses for its namespace (`cbc:ID`), whatever the document calls it. */
export type XmlElement = {
  readonly kind: "element";
  readonly key: string;
  readonly name: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly namespaces: readonly (readonly [prefix: string, uri: string])[];
  readonly children: readonly XmlNode[];
  readonly elements: readonly XmlElement[];
  readonly parent: XmlElement | undefined;
  readonly line: number;
  readonly column: number;
};

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export type XmlDocument = {
  readonly root: XmlElement;
  /** Every element of that key, in document order. */
  readonly all: (key: string) => readonly XmlElement[];
  /** Every value of an attribute called `name`, whichever element carries it. */
  readonly names: readonly string[];
  readonly prolog: readonly XmlInstruction[];
  readonly epilog: readonly XmlInstruction[];
  /** Whether a carriage return stands in its text; only a character reference can write one. */
  readonly returns: boolean;
};

const prefixes: Readonly<Record<string, string>> = {
  "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2": "",
  "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2": "cac:",
  "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2": "cbc:",
  "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2": "ext:",
  "urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2": "sig:",
  "urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2": "sac:",
  "urn:oasis:names:specification:ubl:schema:xsd:SignatureBasicComponents-2": "sbc:",
  "http://www.w3.org/2000/09/xmldsig#": "ds:",
  "http://uri.etsi.org/01903/v1.3.2#": "xades:",
};

export function keyOf(uri: string, local: string): string {
  const prefix = prefixes[uri];
  return prefix === undefined ? `{${uri}}${local}` : prefix + local;
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((each) => each.name === name)?.value;
}

/** The XPath string value: all text below the element, in document order. */
export function textOf(element: XmlElement): string {
  const [first] = element.children;
  if (element.children.length === 1 && first?.kind === "text") return first.value;
  return element.children
    .map((child) => (child.kind === "text" ? child.value : child.kind === "element" ? textOf(child) : ""))
    .join("");
}

const positions = new WeakMap<XmlElement, Map<XmlElement, number>>();

/** Where an element stands, for a person: `/Invoice/cac:InvoiceLine[2]/cbc:ID`, counted from 1 among its like. */
export function pathOf(element: XmlElement): string {
  if (!element.parent) return `/${element.key}`;
  const position = positionsIn(element.parent).get(element);
  return `${pathOf(element.parent)}/${element.key}${position === undefined ? "" : `[${position}]`}`;
}

/** The positions of children that have siblings of the same key. */
function positionsIn(parent: XmlElement): Map<XmlElement, number> {
  const known = positions.get(parent);
  if (known) return known;
  const found = new Map<XmlElement, number>();
  for (const like of Map.groupBy(parent.elements, ({ key }) => key).values())
    if (like.length > 1) for (const [index, each] of like.entries()) found.set(each, index + 1);
  positions.set(parent, found);
  return found;
}
