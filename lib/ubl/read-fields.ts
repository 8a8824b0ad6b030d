import { type Decimal, parseDecimal } from "#lib/domain/decimal.ts";
import { type Amount, parseAmount } from "#lib/domain/money.ts";
import type { FieldError } from "#lib/errors.ts";
import { textOf } from "./canonical.ts";
import type { XmlElement } from "./xml.ts";

const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
const prefixes: Readonly<Record<string, string>> = {
  [`${ubl}CommonAggregateComponents-2`]: "cac:",
  [`${ubl}CommonBasicComponents-2`]: "cbc:",
  [`${ubl}CommonExtensionComponents-2`]: "ext:",
  [`${ubl}Invoice-2`]: "",
};

// Attributes of UBL that say whose code list a value is from; the value means the same without them.
const provenance = /^(list|language|scheme(Agency|Name|Version|Data|URI)|unitCodeList|currencyCodeList)/;
const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

export type Leaf = { readonly value: string; readonly attributes: Readonly<Record<string, string>> };

/** One reading of one document: what was wrong, and every container that was opened. */
export class Reading {
  readonly problems: FieldError[] = [];
  readonly #opened: Fields[] = [];

  open(element: XmlElement, path: string): Fields {
    const fields = new Fields(element, path, this);
    this.#opened.push(fields);
    return fields;
  }

  complain(path: string, code: string): void {
    this.problems.push({ path, code, params: {} });
  }

  /** Paths of everything that nobody asked for. */
  unread(): readonly string[] {
    return this.#opened.flatMap((fields) => fields.unread());
  }
}

/** The content of a container; each child can be taken once. Names carry the usual prefixes, whatever the file uses. */
export class Fields {
  readonly path: string;
  readonly #reading: Reading;
  readonly #waiting = new Map<string, { element: XmlElement; path: string }[]>();
  readonly #strange: string[] = [];

  constructor(element: XmlElement, path: string, reading: Reading) {
    this.path = path;
    this.#reading = reading;
    for (const child of element.children) {
      if (typeof child === "string") {
        if (child.trim() !== "") this.#strange.push(`${path}/text()`);
      } else if (child.kind === "element") this.#queue(child);
    }
    this.#strange.push(...strangeAttributes(element, path, []));
  }

  #queue(element: XmlElement): void {
    const prefix = prefixes[element.uri];
    const name = prefix === undefined ? element.name : prefix + element.local;
    const queue = this.#waiting.get(name) ?? [];
    queue.push({ element, path: `${this.path}/${name}${queue.length > 0 ? `[${queue.length + 1}]` : ""}` });
    this.#waiting.set(name, queue);
  }

  group(name: string): Fields | undefined {
    const next = this.#waiting.get(name)?.shift();
    return next && this.#reading.open(next.element, next.path);
  }

  groups(name: string): Fields[] {
    const all = this.#waiting.get(name) ?? [];
    this.#waiting.delete(name);
    return all.map(({ element, path }) => this.#reading.open(element, path));
  }

  /** Takes an element unread; true where it was there. */
  skip(name: string): boolean {
    return this.#waiting.get(name)?.shift() !== undefined;
  }

  leaf(name: string, known: readonly string[] = []): Leaf | undefined {
    const next = this.#waiting.get(name)?.shift();
    if (!next) return undefined;
    const { element, path } = next;
    this.#strange.push(...strangeAttributes(element, path, known));
    for (const child of element.children)
      if (typeof child !== "string" && child.kind === "element") this.#strange.push(`${path}/${child.name}`);
    const attributes = Object.fromEntries(element.attributes.map((attribute) => [attribute.name, attribute.value]));
    return { value: textOf(element), attributes };
  }

  text(name: string, known?: readonly string[]): string | undefined {
    return this.leaf(name, known)?.value;
  }

  texts(name: string): string[] {
    const found: string[] = [];
    for (let value = this.text(name); value !== undefined; value = this.text(name)) found.push(value);
    return found;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) this.complain(name, "required");
    return value ?? "";
  }

  /** One of a closed list of codes. */
  code<Code extends string>(name: string, codes: readonly Code[], fallback: Code, known?: readonly string[]): Code {
    const value = this.text(name, known)?.trim();
    const found = codes.find((code) => code === value);
    if (found === undefined) this.complain(name, value === undefined ? "required" : "invalid");
    return found ?? fallback;
  }

  decimal(name: string): Decimal | undefined {
    return this.decimalLeaf(name)?.value;
  }

  /** An exact decimal and the one attribute that goes with it. */
  decimalLeaf(name: string, known = ""): { value: Decimal; attribute: string | undefined } | undefined {
    const found = this.leaf(name, [known]);
    if (!found) return undefined;
    const value = parseDecimal(found.value.trim());
    if (value) return { value, attribute: found.attributes[known] };
    this.complain(name, "invalid");
    return undefined;
  }

  /** An amount of the given currency with at most two decimals. */
  amount(name: string, currency: string): Amount | undefined {
    const found = this.leaf(name, ["currencyID"]);
    if (!found) return undefined;
    const amount = parseAmount(found.value.trim());
    if (amount === undefined) this.complain(name, "invalid");
    if (found.attributes["currencyID"] !== currency) this.complain(`${name}/@currencyID`, "invalid");
    return amount;
  }

  /** Says that the container itself is nothing that Khatm knows. */
  disown(): void {
    this.#waiting.clear();
    this.#strange.push(this.path);
  }

  complain(name: string, code: string): void {
    this.#reading.complain(`${this.path}/${name}`, code);
  }

  unread(): readonly string[] {
    const left = [...this.#waiting.values()].flatMap((queue) => queue.map(({ path }) => path));
    return [...this.#strange, ...left];
  }
}

function strangeAttributes({ attributes }: XmlElement, path: string, known: readonly string[]): string[] {
  return attributes
    .filter(({ name, uri }) => !known.includes(name) && uri !== schemaInstance && !provenance.test(name))
    .map(({ name }) => `${path}/@${name}`);
}
