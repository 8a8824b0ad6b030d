import { add, type Decimal, fromDouble, parseDecimal, roundHalfEven, zero } from "./decimal.ts";
import { attribute, textOf, type XmlElement } from "./xml/tree.ts";

type Nodes = readonly XmlElement[];
type From = XmlElement | Nodes;

/** What ZATCA's rule engine answers with `GENERAL`: a cast that fails, a division by zero, several nodes where a function takes one. */
export class EngineCrash extends Error {}

const steps = new Map<string, readonly string[]>();

const none: Nodes = [];

/** Child steps as in XPath: `cac:Item/cbc:Name` below one or many elements. */
export function select(from: From, path: string): Nodes {
  let parsed = steps.get(path);
  if (!parsed) steps.set(path, (parsed = path.split("/")));
  let nodes: Nodes = "kind" in from ? [from] : from;
  for (const step of parsed) {
    let next: XmlElement[] | undefined;
    for (const node of nodes) {
      for (const child of node.elements) {
        if (child.key !== step) continue;
        if (next) next.push(child);
        else next = [child];
      }
    }
    if (!next) return none;
    nodes = next;
  }
  return nodes;
}

export function has(from: From, path: string): boolean {
  return select(from, path).length > 0;
}

/** `path != ''`: some node has text. */
export function filled(from: From, path: string): boolean {
  return select(from, path).some((node) => textOf(node) !== "");
}

/** `path = 'value'`: some node has exactly that text. */
export function holds(from: From, path: string, value: string): boolean {
  return select(from, path).some((node) => textOf(node) === value);
}

/** The one node a function takes, or none. */
export function only<T>(items: readonly T[]): T | undefined {
  if (items.length > 1) throw new EngineCrash("several items where one is allowed");
  return items[0];
}

/** The string argument of a function: the text of the one node, empty without any. */
export function text(from: From, path: string): string {
  const node = only(select(from, path));
  return node ? textOf(node) : "";
}

/** `path/@name` as the string argument of a function. */
export function attributeText(from: From, path: string, name: string): string {
  const values = (path === "" ? [from].flat() : select(from, path)).flatMap((node) => attribute(node, name) ?? []);
  return only(values) ?? "";
}

/** normalize-space() of a text. */
export function normal(value: string): string {
  if (!/[ \t\r\n]/.test(value)) return value;
  return value.replaceAll(/[ \t\r\n]+/g, " ").replaceAll(/^ | $/g, "");
}

/** string-length(): characters, not UTF-16 units. */
export function length(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** How many characters follow the first dot. */
export function decimals(value: string): number {
  const dot = value.indexOf(".");
  return dot < 0 ? 0 : length(value.slice(dot + 1));
}

/** xs:decimal(path), undefined for no node. */
export function decimal(from: From, path: string): Decimal | undefined {
  const node = only(select(from, path));
  return node && toDecimal(textOf(node));
}

export function toDecimal(value: string): Decimal {
  const parsed = parseDecimal(value);
  if (!parsed) throw new EngineCrash("not a decimal");
  return parsed;
}

/** sum(nodes/xs:decimal(path)), zero for none. */
export function sumDecimals(nodes: Nodes, path: string): Decimal {
  return nodes.reduce((total, node) => add(total, decimal(node, path) ?? zero), zero);
}

const double = /^[ \t\r\n]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[ \t\r\n]*$/;

/** number(): the xs:double of a text, NaN when it is none. */
export function number(value: string): number {
  const match = double.exec(value);
  if (match) return Number(match[1]);
  const special = normal(value);
  return special === "INF" ? Infinity : special === "-INF" ? -Infinity : NaN;
}

/** The cast of untyped text to xs:double. */
export function toDouble(value: string): number {
  const result = number(value);
  if (Number.isNaN(result) && normal(value) !== "NaN") throw new EngineCrash("not a number");
  return result;
}

export function doubleOf(from: From, path: string): number | undefined {
  const node = only(select(from, path));
  return node && toDouble(textOf(node));
}

/** `path > 0` and its like: some node passes as a number. */
export function someNumber(from: From, path: string, test: (value: number) => boolean): boolean {
  return select(from, path).some((node) => test(toDouble(textOf(node))));
}

/** sum(path) over untyped text. */
export function sumDoubles(from: From, path: string): number {
  return select(from, path).reduce((total, node) => total + toDouble(textOf(node)), 0);
}

/** fn:round of a double: ties towards positive infinity. */
export function roundDouble(value: number): number {
  return Math.round(value);
}

/** format-number(value, '#.00'): for comparing, so the number without value prints as NaN; what rounds to zero keeps its minus sign. */
export function twoPlaces(value: number | Decimal | undefined): string {
  const exact = typeof value === "number" ? fromDouble(value) : value;
  if (!exact) return typeof value === "number" ? String(value) : "NaN";
  const negative = exact.units < 0n || Object.is(value, -0);
  const { units } = roundHalfEven(exact, 2);
  return negative ? `-${-units}` : String(units);
}

/** `path = true()` / `path = false()`: the casts that a charge indicator goes through. */
export function isBoolean(from: From, path: string, wanted: boolean): boolean {
  return select(from, path).some((node) => {
    const value = normal(textOf(node));
    if (value !== "true" && value !== "false" && value !== "1" && value !== "0") throw new EngineCrash("not a boolean");
    return (value === "true" || value === "1") === wanted;
  });
}

/** matches(value, pattern) where the pattern comes from the document itself. */
export function matchesPattern(value: string, pattern: string): boolean {
  if (/^\w*$/.test(pattern)) return value.includes(pattern);
  // Two short texts keep a regular expression busy for years when repetitions are nested; real codes have three letters.
  if (pattern.length > 20 || value.length > 20) return value === pattern;
  const expression = compile(pattern);
  const calm = !pattern.includes("(") && (pattern.match(/[*+?{]/g)?.length ?? 0) <= 2;
  return calm ? expression.test(value) : value === pattern;
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    throw new EngineCrash("not a regular expression");
  }
}
