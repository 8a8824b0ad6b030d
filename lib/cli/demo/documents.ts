import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { buyers, line, type BuyerName, type Line } from "./goods.ts";

/** A document in the words of the API, once it is known when it is issued. */
export type Written = (issuedAt: Date) => Readonly<Record<string, unknown>>;

export const simplified =
  (number: string, lines: readonly Line[]): Written =>
  () => ({ transaction: { kind: "simplified" }, typeCode: "388", number, payments: [{ meansCode: "10" }], lines });

export const standard =
  (number: string, buyer: BuyerName, lines: readonly Line[]): Written =>
  (issuedAt) => ({
    transaction: { kind: "standard" },
    typeCode: "388",
    number,
    supplyDate: dayOf(issuedAt),
    buyer: { identifier: { scheme: "CRN", value: "1010295847" }, ...buyers[buyer] },
    payments: [{ meansCode: "42" }],
    lines,
  });

/** Goods that came back. ZATCA rejects a credit note that does not say why. */
export const returned =
  (number: string, of: string, lines: readonly Line[], reason?: string): Written =>
  (issuedAt) => ({
    ...simplified(number, lines)(issuedAt),
    typeCode: "381",
    precedingInvoices: [{ number: of }],
    payments: [{ meansCode: "10", ...(reason === undefined ? {} : { reasons: [reason] }) }],
  });

const deposit = { number: "J-2200", amount: "2000.00", tax: "300.00" };

export const prepayment: Written = (issuedAt) => ({
  ...standard(deposit.number, "regular", [line("دفعة مقدمة لضيافة المعرض", "1", deposit.amount)])(issuedAt),
  typeCode: "386",
});

/** The invoice over the whole, of which the prepayment is taken off. */
export const afterPrepayment =
  (number: string, prepaidAt: Date): Written =>
  (issuedAt) => ({
    ...standard(number, "regular", [line("ضيافة المعرض، يوم", "4", "1250.00")])(issuedAt),
    prepayments: [
      {
        number: deposit.number,
        issueDate: dayOf(prepaidAt),
        issueTime: riyadhTime(prepaidAt).slice(11, 19),
        parts: [{ category: "S", percent: "15", taxable: deposit.amount, tax: deposit.tax }],
      },
    ],
  });

const dayOf = (at: Date): string => riyadhTime(at).slice(0, 10);
