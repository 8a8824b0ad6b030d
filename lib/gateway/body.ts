import { z } from "zod";

export type JsonObject = Readonly<Record<string, unknown>>;
export type Body =
  | { readonly kind: "json"; readonly value: JsonObject }
  | { readonly kind: "empty" }
  | { readonly kind: "html" }
  | { readonly kind: "text"; readonly text: string };

/** Reads an answer of any shape the gateway is known to give: JSON, JSON inside a JSON string, `value` wrapped, a bare list, HTML, plain text, nothing. */
export function readBody(text: string): Body {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed === "") return { kind: "empty" };
  if (trimmed.startsWith("<")) return { kind: "html" };

  const parsed = parse(trimmed);
  const value = Array.isArray(parsed) ? { errors: parsed } : asObject(parsed);
  if (value === undefined) return { kind: "text", text: trimmed };
  return { kind: "json", value: asObject(value["value"]) ?? value };
}

export function asObject(value: unknown): JsonObject | undefined {
  return anyObject.safeParse(value).data;
}

const anyObject = z.record(z.string(), z.unknown());

function parse(text: string): unknown {
  let value: unknown = text;
  for (let depth = 0; depth < 3 && typeof value === "string"; depth += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return value;
}
