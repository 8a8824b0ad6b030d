import { AppError } from "#lib/errors.ts";
import type { InvoiceDocument, Party } from "./document.ts";
import type { DocumentInput } from "./input.ts";
import { riyadhTime } from "./riyadh-time.ts";

/** What completes an input: a fresh UUID, the present instant, and the party that issues where the input names none. */
export type Completion = { readonly uuid: string; readonly now: Date; readonly seller?: Party };

/** The document that an input asks for. Lines without a number are counted. Throws `input.invalid` where nobody names the seller. */
export function documentFrom(input: DocumentInput, { uuid, now, seller }: Completion): InvoiceDocument {
  const issuer = input.seller ?? seller;
  if (!issuer) throw new AppError("input.invalid", { count: 1 }, [{ path: "seller", code: "required", params: {} }]);
  const clock = riyadhTime(now);
  return {
    uuid,
    issueDate: clock.slice(0, 10),
    issueTime: clock.slice(11),
    ...input,
    seller: issuer,
    lines: input.lines.map((line, index) => Object.assign({ id: String(index + 1) }, line)),
    prepayments: input.prepayments.map((prepayment, index) =>
      Object.assign({ lineId: String(input.lines.length + index + 1), itemVat: itemVatOf(prepayment) }, prepayment),
    ),
  };
}

/** The line of an advance is classified as its first part is. */
function itemVatOf({ parts }: DocumentInput["prepayments"][number]): InvoiceDocument["prepayments"][number]["itemVat"] {
  const [part] = parts;
  return part
    ? { category: part.category, percent: part.percent }
    : { category: "S", percent: { units: 1500n, scale: 2 } };
}
