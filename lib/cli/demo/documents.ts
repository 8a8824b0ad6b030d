import { riyadhTime } from "#lib/ubl/riyadh-time.ts";
import { buyers, line, type BuyerName, type Line } from "./goods.ts";

type Known = {
  readonly at: Date;
  readonly number: string;
  /** The number of the device's sale before this one. */
  readonly before: string;
};

/** A document in the words of the API, once it is known when it is issued and under which number. */
export type Written = (known: Known) => Readonly<Record<string, unknown>>;

export const simplified =
  (lines: readonly Line[]): Written =>
  ({ number }) => ({
    transaction: { kind: "simplified" },
    typeCode: "388",
    number,
    payments: [{ meansCode: "10" }],
    lines,
  });

export const standard =
  (buyer: BuyerName, lines: readonly Line[]): Written =>
  ({ at, number }) => ({
    transaction: { kind: "standard" },
    typeCode: "388",
    number,
    supplyDate: dayOf(at),
    buyer: { identifier: { scheme: "CRN", value: "1010295847" }, ...buyers[buyer] },
    payments: [{ meansCode: "42" }],
    lines,
  });

/** Goods of the sale before that came back. ZATCA rejects a credit note that does not say why. */
export const returned =
  (lines: readonly Line[], reason?: string): Written =>
  (known) => ({
    ...simplified(lines)(known),
    typeCode: "381",
    precedingInvoices: [{ number: known.before }],
    payments: [{ meansCode: "10", ...(reason === undefined ? {} : { reasons: [reason] }) }],
  });

const deposit = { number: "D-1001", amount: "2000.00", tax: "300.00" };

/** Prepayments have a series of their own. */
export const prepayment: Written = (known) => ({
  ...standard("regular", [line("دفعة مقدمة لضيافة المعرض", "1", deposit.amount)])({ ...known, number: deposit.number }),
  typeCode: "386",
});

/** The invoice over the whole, of which the prepayment is taken off. */
export const afterPrepayment =
  (prepaidAt: Date): Written =>
  (known) => ({
    ...standard("regular", [line("ضيافة المعرض، يوم", "4", "1250.00")])(known),
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
