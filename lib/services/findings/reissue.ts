import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError, type ErrorCode, type FieldError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { explain } from "#lib/rules/catalogue/index.ts";
import { loadCorrection } from "#lib/services/documents/draft.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { IssueDocument } from "#lib/services/documents/issue-input.ts";
import { overlay, type Tree } from "#lib/services/documents/typed.ts";
import { documentsOf } from "./causes.ts";
import { ReissueCause, type OfCause } from "./schema.ts";

/** So many are corrected in one call; what is left is offered again. */
export const mostAtOnce = 50;

export type Reissued = {
  readonly documentId: string;
  readonly number: string;
  readonly end:
    | { readonly kind: "issued"; readonly documentId: string }
    | { readonly kind: "refused"; readonly code: ErrorCode; readonly fields: readonly FieldError[] };
};

/**
 * Issues the rejected documents of a cause again, the oldest first, each by itself: with the records as they are now and, where the
 * cause is one field of the buyer, with that field's right value. One that is refused stays rejected and does not hold up the rest.
 */
export const reissueCause = command({
  name: "findings.reissue",
  permission: "document:write",
  input: ReissueCause,
  async run(ctx, { value, ...cause }) {
    const correction = correctionOf(cause, value);
    const waiting = await ctx.read((db) => documentsOf(db, cause, mostAtOnce));
    if (waiting.length === 0) throw new AppError("not_found");
    const ends: Reissued[] = [];
    for (const { id, number } of waiting)
      ends.push({ documentId: id, number, end: await reissue(ctx, id, correction) });
    return ends;
  },
});

async function reissue(ctx: Context, documentId: string, correction: Tree): Promise<Reissued["end"]> {
  try {
    const { deviceId, branchId, input } = await ctx.read((db) => loadCorrection(db, documentId));
    const document = overlay(input, correction);
    const issued = await issueDocument.run(ctx, parseInput(IssueDocument, { deviceId, branchId, document }));
    return { kind: "issued", documentId: issued.id };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unexpected") throw error;
    return { kind: "refused", code: error.code, fields: error.fields };
  }
}

function correctionOf({ code }: OfCause, value: string | null): Tree {
  if (value === null) return {};
  const path = correctablePath(code);
  if (path === undefined)
    throw new AppError("input.invalid", { count: 1 }, [{ path: "value", code: "invalid", params: {} }]);
  const [last, ...outer] = path.toReversed();
  return outer.reduce<Tree>((inner, name) => ({ [name]: inner }), last === undefined ? {} : { [last]: value });
}

/** Where the one right value goes that mends every document of a cause: a field of the buyer; undefined where each document differs. */
export function correctablePath(code: string): readonly string[] | undefined {
  const field = explain(code)?.field;
  return field !== undefined && correctable.test(field) ? field.split(".").slice(1) : undefined;
}

const correctable =
  /^document\.buyer\.(?:name|vatNumber|address\.(?:street|additionalStreet|district|city|postalCode|province|country))$/;
