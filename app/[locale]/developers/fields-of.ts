import { z } from "zod";

export type FieldKind =
  | "string"
  | "decimal"
  | "date"
  | "instant"
  | "uuid"
  | "boolean"
  | "integer"
  | "number"
  | "object";

/** One field of a schema, named by its path with dots; `[]` marks what is a list. */
export type ApiField = {
  readonly path: string;
  readonly leaf: string;
  readonly kind: FieldKind;
  readonly list: boolean;
  readonly nullable: boolean;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly longest: number | null;
  readonly standard: string | null;
};

const Node = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  maxLength: z.int().optional(),
  default: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
});
type Node = z.output<typeof Node>;

/** All fields of an object schema, each before its own parts. */
export function fieldsOf(schema: unknown, above = ""): readonly ApiField[] {
  const { properties = {}, required } = Node.parse(schema);
  return Object.entries(properties).flatMap(([name, raw]) => {
    const given = present(Node.parse(raw));
    const list = given.node.type === "array";
    const node = list ? Node.parse(given.node.items ?? {}) : given.node;
    const path = `${above}${name}${list ? "[]" : ""}`;
    const { default: standard } = given.node;
    const field: ApiField = {
      path,
      leaf: name,
      kind: kindOf(node),
      list,
      nullable: given.nullable,
      required: required.includes(name),
      choices: node.enum ?? [],
      longest: node.maxLength ?? null,
      standard: typeof standard === "string" ? standard : null,
    };
    return [field, ...fieldsOf(node, `${path}.`)];
  });
}

/** A schema without its null. */
function present(node: Node): { readonly node: Node; readonly nullable: boolean } {
  if (Array.isArray(node.type)) {
    const first = node.type.find((type) => type !== "null");
    return { node: { ...node, type: first }, nullable: node.type.includes("null") };
  }
  const ways = (node.anyOf ?? []).map((way) => Node.parse(way));
  const [only, ...others] = ways.filter(({ type }) => type !== "null");
  if (ways.length === 0 || only === undefined || others.length > 0) return { node, nullable: false };
  return { node: only, nullable: true };
}

function kindOf({ type, format, anyOf }: Node): FieldKind {
  if (anyOf !== undefined) return "decimal";
  if (format === "date") return "date";
  if (format === "date-time") return "instant";
  if (format === "uuid") return "uuid";
  return kinds.find((kind) => kind === type) ?? "string";
}

const kinds = ["boolean", "integer", "number", "object"] as const;
