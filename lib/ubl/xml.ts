import { SaxesParser, type SaxesTagNS } from "saxes";
import { AppError } from "#lib/errors.ts";

/** An element with its attributes (namespace declarations apart) and everything in it but comments. */
export type XmlElement = {
  readonly kind: "element";
  /** As written, prefix included. */
  readonly name: string;
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  /** The declarations on this very element: prefix (empty for the default) and URI. */
  readonly namespaces: readonly (readonly [prefix: string, uri: string])[];
  readonly children: XmlNode[];
};
export type XmlAttribute = {
  readonly name: string;
  readonly uri: string;
  readonly local: string;
  readonly value: string;
};
export type XmlInstruction = { readonly kind: "instruction"; readonly target: string; readonly body: string };
export type XmlNode = XmlElement | XmlInstruction | string;

/** The document element, and the processing instructions around it. */
export type XmlDocument = {
  readonly root: XmlElement;
  readonly before: readonly XmlInstruction[];
  readonly after: readonly XmlInstruction[];
};

const limits = { bytes: 10 * 1024 * 1024, depth: 64 };

/**
 * Parses UTF-8 XML 1.0 with namespaces. A document type declaration is refused, so no entity but the five of XML exists. At most 10 MB and
 * 64 levels. Throws `document.malformed` with line, column and reason (doctype, levels, not_utf8, no_element, not_closed or the parser's
 * own words), `request.too_large` over 10 MB.
 */
export function parseXml(bytes: Uint8Array): XmlDocument {
  if (bytes.length > limits.bytes) throw new AppError("request.too_large", { limit: limits.bytes });
  const parser = new SaxesParser({ xmlns: true, position: true });
  const tree = growTree(parser);
  parser.on("error", (error) => {
    throw malformed(parser, reasonOf(error.message.replace(/^\d+:\d+: /, "")));
  });
  parser.on("doctype", () => {
    throw malformed(parser, "doctype");
  });
  parser.on("xmldecl", ({ encoding, version }) => {
    if (encoding && encoding.toLowerCase() !== "utf-8") throw malformed(parser, "not_utf8");
    if (version && version !== "1.0") throw malformed(parser, `version ${version}`);
  });
  parser.write(decode(bytes)).close();
  return tree();
}

function growTree(parser: SaxesParser<{ xmlns: true; position: true }>): () => XmlDocument {
  const open: XmlElement[] = [];
  const before: XmlInstruction[] = [];
  const after: XmlInstruction[] = [];
  let root: XmlElement | undefined;
  const append = (text: string): void => {
    const children = open.at(-1)?.children;
    if (!children || text === "") return;
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
  };
  parser.on("opentag", (tag) => {
    if (open.length === limits.depth) throw malformed(parser, "levels");
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("processinginstruction", ({ target, body }) => {
    const around = root ? after : before;
    (open.at(-1)?.children ?? around).push({ kind: "instruction", target, body });
  });
  return () => {
    if (!root) throw malformed(parser, "no_element");
    return { root, before, after };
  };
}

function elementOf({ name, uri, local, attributes, ns }: SaxesTagNS): XmlElement {
  const own = Object.values(attributes).flatMap((attribute) =>
    attribute.uri === xmlnsUri ? [] : [attributeOf(attribute)],
  );
  const namespaces = Object.entries(ns);
  // Most elements have neither, so one empty list serves them all.
  return {
    kind: "element",
    name,
    uri,
    local,
    attributes: own.length > 0 ? own : none,
    namespaces: namespaces.length > 0 ? namespaces : none,
    children: [],
  };
}

const none: readonly never[] = [];
const attributeOf = ({ name, uri, local, value }: XmlAttribute): XmlAttribute => ({ name, uri, local, value });

const xmlnsUri = "http://www.w3.org/2000/xmlns/";

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError("document.malformed", { line: 1, column: 1, reason: "not_utf8" }, [], { cause });
  }
}

function malformed(parser: SaxesParser<{ xmlns: true; position: true }>, reason: string): AppError {
  return new AppError("document.malformed", { line: parser.line, column: parser.column, reason });
}

/** What the parser says most, as a code that can be put in words; all else as it says it. */
function reasonOf(said: string): string {
  if (/^(?:text data outside of root node|document must contain a root element)/.test(said)) return "no_element";
  return /^(?:unclosed tag|unexpected end|unmatched closing tag|unexpected close tag)/.test(said) ? "not_closed" : said;
}
