import type { z } from "zod";
import { AppError, type FieldError, type Params } from "#lib/errors.ts";

/** Parses at the edge; every complaint becomes a field path and a code that the message files translate. */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new AppError("input.invalid", { count: result.error.issues.length }, result.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue: z.core.$ZodIssue): readonly FieldError[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), code: "not_modelled", params: {} }));
  return [{ path: issue.path.join("."), ...codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): { code: string; params: Params } {
  switch (issue.code) {
    case "custom":
      return { code: text(issue.params?.["code"]) ?? "invalid", params: paramsOf(issue.params?.["params"]) };
    case "invalid_type":
      return { code: issue.input === undefined || issue.input === null ? "required" : "invalid", params: {} };
    case "too_small":
      return issue.minimum === 1
        ? { code: "required", params: {} }
        : { code: "too_short", params: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { code: "too_long", params: { maximum: Number(issue.maximum) } };
    default:
      return { code: "invalid", params: {} };
  }
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function paramsOf(value: unknown): Params {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string | number] =>
      ["string", "number"].includes(typeof entry[1]),
    ),
  );
}
