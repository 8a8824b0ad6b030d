import { AppError } from "#lib/errors.ts";
import type { InvoiceDocument, Party } from "./document.ts";
import type { DocumentInput } from "./input.ts";
import { riyadhTime } from "./riyadh-time.ts";
import { settleAdvance, type Advance } from "./settle-advance.ts";

/** What completes an input: a fresh UUID, the present instant, the party that issues where the input names none, and the prepayments that are known, by their place in it. */
export type Completion = {
  readonly uuid: string;
  readonly now: Date;
  readonly seller?: Party;
  readonly advances?: readonly (Advance | undefined)[];
};

/** The document that an input asks for. Lines without a number are counted. Throws `input.invalid` where nobody names the seller. */
export function documentFrom(input: DocumentInput, { uuid, now, seller, advances = [] }: Completion): InvoiceDocument {
  const issuer = input.seller ?? seller;
  if (!issuer)
    throw new AppError("input.invalid", { count: 1 }, [{ path: "document.seller", code: "required", params: {} }]);
  const clock = riyadhTime(now);
  return {
    uuid,
    issueDate: clock.slice(0, 10),
    issueTime: clock.slice(11),
    ...input,
    seller: issuer,
    lines: input.lines.map((line, index) => Object.assign({ id: String(index + 1) }, line)),
    prepayments: input.prepayments.map((prepayment, index) =>
      settleAdvance(prepayment, index, String(input.lines.length + index + 1), advances[index]),
    ),
  };
}
