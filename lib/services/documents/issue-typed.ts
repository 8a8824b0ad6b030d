import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { loadCorrection } from "./draft.ts";
import { inFormWords } from "./form-field.ts";
import { issueDocument } from "./issue.ts";
import { IssueDocument } from "./issue-input.ts";
import { overlay, treeOf, type Tree } from "./typed.ts";

/** A document as its form sends it: flat names, all texts. `corrects` names the rejected document that it stands over. */
const IssueTyped = z.looseObject({ corrects: z.uuid().exactOptional() });

/** Issues what a person wrote. What a rule refuses is said of the form's own fields. */
export const issueTyped = command({
  name: "document.issue",
  permission: "document:write",
  input: IssueTyped,
  async run(ctx, { corrects, ...values }) {
    const base = corrects === undefined ? {} : await ctx.read((db) => rejected(db, corrects));
    const input = parseInput(IssueDocument, overlay(base, treeOf(values)) ?? {});
    return await inFormWords(() => issueDocument.run(ctx, input));
  },
});

/** The number of a document that was not rejected is still in use. */
async function rejected(db: Pick<Reader, "select">, documentId: string): Promise<Tree> {
  const { state, input } = await loadCorrection(db, documentId);
  if (state !== "rejected") throw new AppError("document.number_taken");
  return { document: input };
}
