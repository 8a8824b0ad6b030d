import { SaxesParser, type SaxesTagNS } from "saxes";
import {
  keyOf,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlInstruction,
  type XmlNode,
} from "./tree.ts";

export type Problem = {
  readonly problem: "malformed" | "doctype" | "too_deep";
  readonly detail: string;
  readonly line: number;
};

const maxDepth = 100;

class Refusal extends Error {
  readonly problem: Problem["problem"];
  constructor(problem: Problem["problem"]) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads any XML 1.0 document with namespaces. Document type declarations are refused, so no entity is ever expanded. Never throws. */
export function readAny(text: string): XmlDocument | Problem {
  const parser = new SaxesParser({ xmlns: true });
  const builder = new Builder();
  builder.listen(parser);
  try {
    parser.write(text).close();
    return builder.document();
  } catch (error) {
    const problem = error instanceof Refusal ? error.problem : "malformed";
    return { problem, detail: error instanceof Error ? error.message : "", line: parser.line };
  }
}

type Open = XmlElement & { readonly children: XmlNode[]; readonly elements: XmlElement[] };

class Builder {
  private readonly index = new Map<string, XmlElement[]>();
  private readonly names: string[] = [];
  private readonly prolog: XmlInstruction[] = [];
  private readonly epilog: XmlInstruction[] = [];
  private readonly stack: Open[] = [];
  private root: XmlElement | undefined;
  private text = "";
  private returns = false;
  private start = { line: 1, column: 1 };

  listen(parser: SaxesParser<{ xmlns: true }>): void {
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("doctype", () => {
      throw new Refusal("doctype");
    });
    parser.on("xmldecl", ({ version }) => {
      if (version !== "1.0" && version !== "1.1") throw new Refusal("malformed");
    });
    parser.on("opentagstart", (tag) => {
      this.start = { line: parser.line, column: Math.max(1, parser.columnIndex - tag.name.length) };
    });
    parser.on("opentag", (tag) => this.open(tag));
    parser.on("closetag", () => this.close());
    parser.on("text", (text) => {
      this.text += text;
    });
    parser.on("cdata", (text) => {
      this.text += text;
    });
    parser.on("comment", () => this.add({ kind: "comment" }));
    parser.on("processinginstruction", ({ target, body }) => this.add({ kind: "instruction", target, body }));
  }

  document(): XmlDocument {
    if (!this.root) throw new Refusal("malformed");
    const { root, index, names, prolog, epilog, returns } = this;
    return { root, all: (key) => index.get(key) ?? [], names, prolog, epilog, returns };
  }

  private open(tag: SaxesTagNS): void {
    if (this.stack.length >= maxDepth) throw new Refusal("too_deep");
    const parent = this.stack.at(-1);
    const key = keyOf(tag.uri, tag.local);
    const element: Open = {
      kind: "element",
      key,
      name: tag.name,
      uri: tag.uri,
      attributes: this.attributes(tag),
      namespaces: Object.entries(tag.ns),
      children: [],
      elements: [],
      parent,
      ...this.start,
    };
    this.add(element);
    parent?.elements.push(element);
    const like = this.index.get(key);
    if (like) like.push(element);
    if (!like) this.index.set(key, [element]);
    this.root ??= element;
    this.stack.push(element);
  }

  private attributes(tag: SaxesTagNS): XmlAttribute[] {
    const plain: XmlAttribute[] = [];
    for (const { name, uri, value, prefix } of Object.values(tag.attributes)) {
      if (prefix === "xmlns" || name === "xmlns") continue;
      plain.push({ name, uri, value });
      if (name === "name") this.names.push(value);
    }
    return plain;
  }

  private close(): void {
    this.flush();
    this.stack.pop();
  }

  private add(node: XmlNode): void {
    this.flush();
    const parent = this.stack.at(-1);
    if (parent) parent.children.push(node);
    if (!parent && node.kind === "instruction") (this.root ? this.epilog : this.prolog).push(node);
  }

  private flush(): void {
    if (this.text !== "") this.stack.at(-1)?.children.push({ kind: "text", value: this.text });
    this.returns ||= this.text.includes("\r");
    this.text = "";
  }
}
