import { z } from "zod";
import { command } from "#lib/command.ts";
import { inFormWords } from "./form-field.ts";
import { issueDocument } from "./issue.ts";
import { typedInput } from "./typed-input.ts";

/** A document as its form sends it: flat names, all texts. */
export const IssueTyped = z.looseObject({ corrects: z.uuid().exactOptional() });

/** Issues what a person wrote. What a rule refuses is said of the form's own fields. */
export const issueTyped = command({
  name: "document.issue",
  permission: "document:write",
  input: IssueTyped,
  run: (ctx, values) => inFormWords(async () => await issueDocument.run(ctx, await typedInput(ctx, values))),
});
