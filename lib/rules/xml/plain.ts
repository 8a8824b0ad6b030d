import { keyOf, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from "./tree.ts";

/** Elements deeper than this are left to the full reader, which refuses them. */
const maxDepth = 100;

/**
 * Reads what invoicing programs write: an XML declaration at most, then elements, double-quoted attributes and text with the five named
 * entities. Undefined for anything else, well-formed or not, which the full reader then judges; what comes back is the tree that it
 * would have built, in a fraction of its time.
 */
export function readPlain(text: string): XmlDocument | undefined {
  if (rare.test(text) || text.includes("]]>")) return undefined;
  return new Plain(text).document();
}

// Line ends to be normalised, characters that XML 1.0 forbids, and those beyond the first plane.
const rare = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/;

const declaration = /<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? *\?>/y;
const startTag = /<((?:([A-Za-z][\w.-]*):)?([A-Za-z][\w.-]*))(?=[ />])/y;
const attributeOf = / +((?:([A-Za-z][\w.-]*):)?[A-Za-z][\w.-]*)="([^"<\t\n]*)"/y;
const tagEnd = / *(\/?)>/y;

type Open = XmlElement & { readonly children: XmlNode[]; readonly elements: XmlElement[] };
type Written = { readonly name: string; readonly prefix: string; readonly value: string };
type Named = { readonly uri: string; readonly key: string };

/** The namespaces that hold inside an element, and the names already looked up in them. */
class Scope {
  private readonly known = new Map<string, Named | undefined>();
  private readonly uris: ReadonlyMap<string, string>;

  constructor(uris: ReadonlyMap<string, string>) {
    this.uris = uris;
  }

  with(declared: readonly (readonly [string, string])[]): Scope {
    return new Scope(new Map([...this.uris, ...declared]));
  }

  uri(prefix: string): string | undefined {
    return this.uris.get(prefix);
  }

  element(name: string, prefix: string, local: string): Named | undefined {
    const found = this.known.get(name);
    if (found !== undefined) return found;
    const uri = this.uris.get(prefix) ?? (prefix === "" ? "" : undefined);
    const named = uri === undefined ? undefined : { uri, key: keyOf(uri, local) };
    this.known.set(name, named);
    return named;
  }
}

class Plain {
  private readonly index = new Map<string, XmlElement[]>();
  private readonly names: string[] = [];
  private readonly stack: Open[] = [];
  private readonly scopes: Scope[] = [new Scope(new Map())];
  private readonly text: string;
  private root: XmlElement | undefined;
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private lineEnd: number;

  constructor(text: string) {
    this.text = text;
    this.lineEnd = text.indexOf("\n");
  }

  document(): XmlDocument | undefined {
    if (this.text.startsWith("<?") && this.match(declaration) === null) return undefined;
    while (this.at < this.text.length) if (!this.step()) return undefined;
    const { root, index, names } = this;
    if (root === undefined || this.stack.length > 0) return undefined;
    return { root, all: (key) => index.get(key) ?? [], names, prolog: [], epilog: [], returns: false };
  }

  /** The text before the next tag, and that tag; false when it is for the full reader. */
  private step(): boolean {
    const tag = this.text.indexOf("<", this.at);
    const end = tag < 0 ? this.text.length : tag;
    if (end > this.at && !this.characters(this.text.slice(this.at, end))) return false;
    this.at = end;
    if (tag < 0) return true;
    return this.text.charCodeAt(tag + 1) === slash ? this.close() : this.open();
  }

  private characters(written: string): boolean {
    const parent = this.stack.at(-1);
    if (parent === undefined) return /^[ \t\n]*$/.test(written);
    const value = resolved(written);
    if (value === undefined) return false;
    parent.children.push({ kind: "text", value });
    return true;
  }

  private close(): boolean {
    const element = this.stack.pop();
    if (element === undefined || !this.text.startsWith(`${element.name}>`, this.at + 2)) return false;
    this.scopes.pop();
    this.at += element.name.length + 3;
    return true;
  }

  private open(): boolean {
    const parent = this.stack.at(-1);
    if (this.stack.length >= maxDepth || (parent === undefined && this.root !== undefined)) return false;
    const [, name, prefix = "", local = ""] = this.match(startTag) ?? [];
    if (name === undefined) return false;
    const place = this.place(name);
    const attributes = this.attributes();
    const [end, empty] = this.match(tagEnd) ?? [];
    if (end === undefined || attributes === undefined) return false;
    const { scope, namespaces, plain } = attributes;
    const named = scope.element(name, prefix, local);
    if (named === undefined || prefix.startsWith("xml")) return false;
    const element: Open = {
      kind: "element",
      key: named.key,
      name,
      uri: named.uri,
      attributes: plain,
      namespaces,
      children: [],
      elements: [],
      parent,
      ...place,
    };
    this.add(element, parent);
    if (empty === "/") return true;
    this.stack.push(element);
    this.scopes.push(scope);
    return true;
  }

  private add(element: XmlElement, parent: Open | undefined): void {
    parent?.children.push(element);
    parent?.elements.push(element);
    this.root ??= element;
    const like = this.index.get(element.key);
    if (like) like.push(element);
    if (!like) this.index.set(element.key, [element]);
  }

  private attributes() {
    const outer = this.scopes.at(-1);
    const written = this.written();
    if (outer === undefined || written === undefined) return undefined;
    if (written.length === 0) return { scope: outer, namespaces: none, plain: none };
    const namespaces: [string, string][] = [];
    for (const { name, value } of written)
      if (name.startsWith("xmlns")) namespaces.push([name === "xmlns" ? "" : name.slice(6), value]);
    if (!namespaces.every(isUsual)) return undefined;
    const scope = namespaces.length === 0 ? outer : outer.with(namespaces);
    const plain: XmlAttribute[] = [];
    for (const { name, prefix, value } of written) {
      if (name.startsWith("xmlns")) continue;
      const uri = prefix === "" ? "" : scope.uri(prefix);
      if (uri === undefined || prefix.startsWith("xml")) return undefined;
      plain.push({ name, uri, value });
      if (name === "name") this.names.push(value);
    }
    return { scope, namespaces, plain };
  }

  /** The attributes as they stand, each name once and at most one with a prefix, so that none can be another's equal. */
  private written(): readonly Written[] | undefined {
    if (this.text.charCodeAt(this.at) !== space) return none;
    const found: Written[] = [];
    let prefixed = 0;
    for (let match = this.match(attributeOf); match !== null; match = this.match(attributeOf)) {
      const [, name = "", prefix = "", raw = ""] = match;
      const value = resolved(raw);
      if (value === undefined || found.some((each) => each.name === name)) return undefined;
      if (prefix !== "" && prefix !== "xmlns" && (prefixed += 1) > 1) return undefined;
      found.push({ name, prefix, value });
    }
    return found;
  }

  /** Where the element that was just named stands: the line, and the column after its first character. */
  private place(name: string): { readonly line: number; readonly column: number } {
    while (this.lineEnd >= 0 && this.lineEnd < this.at) {
      this.line += 1;
      this.lineStart = this.lineEnd + 1;
      this.lineEnd = this.text.indexOf("\n", this.lineStart);
    }
    return { line: this.line, column: Math.max(1, this.at + 1 - this.lineStart - name.length) };
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

const none: readonly never[] = [];
const slash = 0x2f;
const space = 0x20;

/** A declaration that binds a prefix of the document's own to a name. */
const isUsual = ([prefix, uri]: readonly [string, string]): boolean =>
  uri !== "" &&
  uri === uri.trim() &&
  !prefix.startsWith("xml") &&
  !uri.startsWith("http://www.w3.org/XML") &&
  !uri.startsWith("http://www.w3.org/2000/xmlns");

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with its entities put in; undefined when it has others than the five. */
function resolved(written: string): string | undefined {
  if (!written.includes("&")) return written;
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(written)) return undefined;
  return written.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
