import type { z } from "zod";
import { plainForm } from "#lib/domain/decimal.ts";
import { shareOf } from "#lib/domain/money.ts";
import { isSameRate, taxOfPart, type VatShare } from "#lib/domain/prepayment.ts";
import { AppError } from "#lib/errors.ts";
import type { InvoiceDocument, PrepaidPart, Prepayment } from "./document.ts";
import { exemptionOf } from "./exemption.ts";
import type { DocumentInput } from "./input.ts";
import { present } from "./present.ts";
import { computeTotals } from "./totals.ts";

/** A prepayment (386) with what is left of it by VAT category and rate. */
export type Advance = { readonly document: InvoiceDocument; readonly left: readonly VatShare[] };

type Asked = z.output<typeof DocumentInput>["prepayments"][number];

/**
 * What a final invoice says of a prepayment that it settles (KSA-26 to KSA-34). What the input leaves out comes from the prepayment, where
 * that is known: its date, VAT of what is taken, and all that is left where no part is asked. Throws `input.invalid` for what is missing.
 */
export function settleAdvance(asked: Asked, place: number, lineId: string, advance?: Advance): Prepayment {
  const { parts: askedParts, ...named } = asked;
  const from = advance?.document;
  const [line] = from?.lines ?? [];
  const parts = askedParts?.map((part) => partOf(part, advance)) ?? (advance && allThatIsLeft(advance));
  const taken = parts?.filter(({ taxable, tax }) => taxable !== 0n || tax !== 0n);
  const [first] = taken ?? [];
  const whole = { issueDate: from?.issueDate, issueTime: from?.issueTime, uuid: from?.uuid, ...named };
  const { issueDate, issueTime } = whole;
  if (issueDate === undefined || issueTime === undefined || taken === undefined || first === undefined)
    throw missing(place, { issueDate, issueTime, parts: first });
  const itemVat = { category: first.category, percent: first.percent };
  const item = { itemName: line?.item.name ?? usualName, unit: line?.quantity.unit ?? "PCE", itemVat };
  return present({ lineId, ...item, ...whole, issueDate, issueTime, parts: taken });
}

const usualName = "دفعة مقدمة | Advance payment";

/** Where nothing is left, the whole of it, which is then refused by its amount. */
function allThatIsLeft({ document, left }: Advance): readonly PrepaidPart[] {
  const { breakdown } = computeTotals(document);
  const rows = left.filter(({ net, tax }) => net > 0n || tax > 0n);
  if (rows.length === 0) return breakdown.map((row) => exempted(row, document));
  return rows.flatMap(({ net, tax, ...rate }) => {
    const row = breakdown.find((one) => isSameRate({ ...one, percent: plainForm(one.percent) }, rate));
    return row ? [exempted({ ...row, taxable: net, tax }, document)] : [];
  });
}

type AskedPart = NonNullable<Asked["parts"]>[number];

function partOf({ tax, ...part }: AskedPart, advance: Advance | undefined): PrepaidPart {
  const share = advance?.left.find((one) => isSameRate(one, { ...part, percent: plainForm(part.percent) }));
  const computed = share ? taxOfPart(share, part.taxable) : shareOf(part.taxable, part.percent);
  const whole = { ...part, tax: tax ?? computed };
  return advance ? exempted(whole, advance.document) : whole;
}

/** With the reason why there is no VAT, as the prepayment gives it. */
function exempted(part: PrepaidPart, { exemptions }: InvoiceDocument): PrepaidPart {
  const exemption = exemptionOf(part, exemptions);
  return present({ exemptionCode: exemption?.code, exemptionReason: exemption?.reason, ...part });
}

function missing(place: number, found: Readonly<Record<string, unknown>>): AppError {
  const fields = Object.entries(found).flatMap(([name, value]) =>
    value === undefined ? [{ path: `document.prepayments.${place}.${name}`, code: "required", params: {} }] : [],
  );
  return new AppError("input.invalid", { count: fields.length }, fields);
}
