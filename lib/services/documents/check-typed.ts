import { query } from "#lib/command.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { formField, inFormWords } from "./form-field.ts";
import { IssueTyped } from "./issue-typed.ts";
import { prepareDocument } from "./prepare.ts";
import { typedInput } from "./typed-input.ts";
import { foundView } from "./view.ts";

/** Checks what a person wrote as if it were issued now. Nothing is counted, stamped or kept. */
export const checkTyped = query({
  name: "document.check",
  permission: "document:write",
  input: IssueTyped,
  run: (ctx, values) =>
    inFormWords(async () => {
      const prepared = await prepareDocument(ctx, await typedInput(ctx, values));
      const { findings, open, document, totals } = prepared;
      const found = [...findings, ...open].map(({ field, ...each }) => ({
        ...each,
        field: field ? formField(field) : null,
        source: "khatm" as const,
      }));
      return {
        at: ctx.clock.now().toISOString(),
        currency: document.currency,
        payable: formatAmount(totals.payable),
        ...foundView(found),
      };
    }),
});
