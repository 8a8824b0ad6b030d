import { query } from "#lib/command.ts";
import { readAnswer } from "./read-answer.ts";
import { TranslateAnswer } from "./schema.ts";

/** Any answer of the gateway in plain words. Looks at nothing that is kept, and keeps nothing. */
export const translateAnswer = query({
  name: "findings.translate",
  permission: "self",
  input: TranslateAnswer,
  run: async (_ctx, { text }) => readAnswer(text),
});
