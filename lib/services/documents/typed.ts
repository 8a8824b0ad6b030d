/** A form's flat values as a tree: `document.lines.0.item.name` is a name inside the first line. Only what a document's form sends is read. */
export function treeOf(values: Readonly<Record<string, unknown>>): Tree {
  const tree: Tree = {};
  for (const [name, value] of Object.entries(values))
    if (typeof value === "string" && isField.test(name)) put(tree, name.split("."), value.trim());
  return tree;
}

export type Tree = { [name: string]: Node };
type Node = string | boolean | readonly Node[] | Tree;

const isField = /^(?:deviceId|branchId|idempotencyKey|document(?:\.(?:[a-zA-Z]{1,40}|\d{1,4})){1,8})$/;

function put(tree: Tree, [head, ...rest]: readonly string[], value: string): void {
  if (head === undefined) return;
  if (rest.length === 0) {
    tree[head] = head === "charge" ? value === "true" : value;
    return;
  }
  const below = Object.hasOwn(tree, head) ? tree[head] : undefined;
  const inner = isTree(below) ? below : {};
  tree[head] = inner;
  put(inner, rest, value);
}

/**
 * What was typed over what was there. An empty field takes the value away; a line of the form stands over the line named by its
 * `from`, and lines that the form no longer holds are gone.
 */
export function overlay(base: Tree, typed: Tree): Node | undefined {
  return pruned(merged(base, typed));
}

function merged(base: Node | undefined, typed: Node): Node {
  if (!isTree(typed)) return typed;
  const keys = Object.keys(typed);
  if (keys.every((key) => /^\d+$/.test(key)) && keys.length > 0) return mergedList(base, typed);
  const start: Tree = isTree(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(typed)) start[key] = merged(start[key], value);
  return start;
}

function mergedList(base: Node | undefined, typed: Tree): Node {
  const before = Array.isArray(base) ? base : [];
  const numbered = Object.entries(typed).toSorted(([left], [right]) => Number(left) - Number(right));
  const ofLines = numbered.some(([, entry]) => isTree(entry) && "from" in entry);
  const entries = numbered.map(([index, entry]) => {
    if (!isTree(entry)) return entry;
    const { from, ...rest } = entry;
    return merged(before[Number(ofLines ? (from === "" ? -1 : from) : index)], rest);
  });
  return ofLines ? entries : [...entries, ...before.slice(entries.length)];
}

/** Without empty texts and what they leave empty, and without discounts of no amount. */
function pruned(node: Node): Node | undefined {
  if (node === "") return undefined;
  if (Array.isArray(node)) {
    const kept = node.flatMap((entry) => pruned(entry) ?? []);
    return kept.length > 0 ? kept : undefined;
  }
  if (!isTree(node)) return node;
  const kept = Object.entries(node).flatMap(([key, value]) => {
    const inner = pruned(value) ?? (groups.has(key) ? {} : undefined);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  const entries = Object.fromEntries(kept);
  if ("charge" in entries && !("amount" in entries) && !("percent" in entries)) return undefined;
  return kept.length > 0 ? entries : undefined;
}

/** Groups that every document has: left whole, so that what is missing in them is said of their fields. */
const groups: ReadonlySet<string> = new Set(["item", "quantity", "price"]);

export const isTree = (node: unknown): node is Tree =>
  typeof node === "object" && node !== null && !Array.isArray(node);
