import { z } from "zod";

const Node = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});
type Node = z.output<typeof Node>;
type Tree = { [name: string]: unknown };

/** A field by its dotted path, and the document with another value there. */
export type Leaf = { readonly path: string; readonly change: (document: Tree) => Tree };

let counted = 0;

/** A document that has every field of a schema, each list twice, and its leaves; in lists those of the second. */
export function sampleOf(schema: unknown): { document: Tree; leaves: readonly Leaf[] } {
  counted = 0;
  const leaves: Leaf[] = [];
  const made = valueOf(Node.parse(schema), [], leaves);
  if (!isTree(made)) throw new Error("no object");
  return { document: made, leaves };
}

function valueOf(node: Node, path: readonly string[], leaves: Leaf[]): unknown {
  if (node.properties)
    return Object.fromEntries(
      Object.entries(node.properties).map(([name, inner]) => [
        name,
        valueOf(Node.parse(inner), [...path, name], leaves),
      ]),
    );
  if (node.type === "array")
    return ["0", "1"].map((place) => valueOf(Node.parse(node.items), [...path, place], leaves));
  const [first, second] = fixed(path) ?? [plain(node), plain(node)];
  if (!path.includes("0"))
    leaves.push({ path: path.join("."), change: (document) => replaced(document, path, second) });
  return first;
}

/** What must fit the rest of the document: categories that have an exemption, a rate that may be given. */
function fixed(path: readonly string[]): readonly [unknown, unknown] | undefined {
  const name = path.filter((step) => !/^\d+$/.test(step)).join(".");
  const second = path.includes("1");
  switch (name) {
    case "transaction.flags":
      return [second ? "summary" : "nominal", "export"];
    case "exemptions.category":
      return second ? ["Z", "E"] : ["O", "E"];
    case "stated.breakdown.category":
      return second ? ["Z", "O"] : ["O", "S"];
    case "exemptions.code":
    case "stated.breakdown.exemptionCode":
      return [`VATEX-${second}`, `VATEX-other-${second}`];
    default:
      return undefined;
  }
}

function plain({ type, format, pattern = "", enum: choices, anyOf }: Node): unknown {
  counted += 1;
  if (choices) return choices[counted % choices.length];
  if (type === "boolean") return counted % 2 === 0;
  if (anyOf) return `${counted % 100}.${String(10 + (counted % 90))}`;
  const two = String(10 + (counted % 18));
  if (format === "date") return `20${10 + (counted % 80)}-01-${two}`;
  if (format === "uuid") return `a1376169-0c4d-407d-9f6b-${String(counted).padStart(12, "0")}`;
  if (pattern.includes("[0-5]\\d")) return `${two}:${two}:${10 + (counted % 49)}`;
  const letters = String.fromCodePoint(65 + (counted % 26), 65 + (Math.trunc(counted / 26) % 26));
  if (pattern === "^[A-Z]{2}$") return letters;
  if (pattern === "^[A-Z]{3}$") return `X${letters}`;
  return `v${counted.toString(36)}`;
}

function replaced(tree: Tree, [head = "", ...rest]: readonly string[], value: unknown): Tree {
  const below: unknown = tree[head];
  if (rest.length === 0) return { ...tree, [head]: value };
  if (Array.isArray(below)) {
    const [place = "", ...inner] = rest;
    const list: unknown[] = [...below];
    const entry = list[Number(place)];
    list[Number(place)] = inner.length === 0 || !isTree(entry) ? value : replaced(entry, inner, value);
    return { ...tree, [head]: list };
  }
  return { ...tree, [head]: replaced(isTree(below) ? below : {}, rest, value) };
}

const isTree = (node: unknown): node is Tree => typeof node === "object" && node !== null && !Array.isArray(node);
