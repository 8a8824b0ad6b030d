import { multiply, parseDecimal, plainForm, type Decimal } from "./decimal.ts";
import { convert, parseAmount, roundToAmount, shareOf, type Amount } from "./money.ts";

/** A discount or a charge as it is being typed; `amount` is a text in Latin digits. */
type DraftAdjustment = { readonly charge: boolean; readonly amount: string };

type DraftVat = { readonly category: string; readonly percent: string };

/** A line as it is being typed: decimals and amounts as texts in Latin digits, `percent` as in `15.00`. */
type DraftLine = DraftVat & {
  readonly quantity: string;
  readonly price: string;
  readonly adjustments: readonly DraftAdjustment[];
};

type DraftAmounts = {
  readonly lines: readonly DraftLine[];
  /** Discounts and charges on the document as a whole (BG-20, BG-21). */
  readonly adjustments?: readonly (DraftAdjustment & DraftVat)[];
  /** With VAT, of the prepayments that it settles (BT-113). */
  readonly prepaid?: Amount;
  /** Riyals for one unit of the document's currency, as a text. */
  readonly rate?: string;
};

type DraftTax = { readonly category: string; readonly percent: string; readonly base: Amount; readonly tax: Amount };

export type DraftTotals = {
  /** One for each line; undefined while quantity or price is missing. */
  readonly nets: readonly (Amount | undefined)[];
  readonly taxes: readonly DraftTax[];
  readonly lineNet: Amount;
  readonly allowances: Amount;
  readonly charges: Amount;
  readonly taxExclusive: Amount;
  readonly tax: Amount;
  /** Undefined while there is no rate. */
  readonly taxInRiyals: Amount | undefined;
  readonly prepaid: Amount;
  readonly payable: Amount;
};

/**
 * What a document in the making comes to, in hundredths: BT-131 = quantity × price − discounts + charges, VAT rounded once per category
 * and rate (EN 16931-1 BR-CO-17), BT-115 = BT-109 + BT-110 − BT-113. Unfinished lines and adjustments do not count.
 */
export function draftTotals({ lines, adjustments = [], prepaid = 0n, rate = "" }: DraftAmounts): DraftTotals {
  const nets = lines.map(netOf);
  const whole = adjustments.map((each) => amountOf(each));
  const taxes = taxesOf([
    ...lines.map((line, index) => ({ ...line, net: nets[index] })),
    ...adjustments.map((each, index) => ({ ...each, net: signed(each.charge, whole[index]) })),
  ]);
  const lineNet = nets.reduce<Amount>((sum, net) => sum + (net ?? 0n), 0n);
  const sumOf = (charge: boolean) =>
    whole.reduce<Amount>(
      (sum, amount, index) => sum + (adjustments[index]?.charge === charge ? (amount ?? 0n) : 0n),
      0n,
    );
  const [allowances, charges] = [sumOf(false), sumOf(true)];
  const taxExclusive = lineNet - allowances + charges;
  const tax = taxes.reduce((sum, row) => sum + row.tax, 0n);
  const exchange = parseDecimal(rate.trim());
  const taxInRiyals = exchange && convert(tax, exchange);
  const payable = taxExclusive + tax - prepaid;
  return { nets, taxes, lineNet, allowances, charges, taxExclusive, tax, taxInRiyals, prepaid, payable };
}

function taxesOf(parts: readonly (DraftVat & { readonly net: Amount | undefined })[]): readonly DraftTax[] {
  const bases = new Map<string, { category: string; percent: Decimal; base: Amount }>();
  for (const { category, percent, net } of parts) {
    const rate = parseDecimal(percent);
    if (net === undefined || rate === undefined) continue;
    const key = `${category} ${plainForm(rate)}`;
    const row = bases.get(key) ?? { category, percent: rate, base: 0n };
    bases.set(key, { ...row, base: row.base + net });
  }
  return [...bases.values()].map(({ category, percent, base }) => ({
    category,
    percent: plainForm(percent),
    base,
    tax: shareOf(base, percent),
  }));
}

function netOf({ quantity, price, adjustments }: DraftLine): Amount | undefined {
  const [count, each] = [parseDecimal(quantity.trim()), parseDecimal(price.trim())];
  if (count === undefined || each === undefined) return undefined;
  const changes = adjustments.map((one) => signed(one.charge, amountOf(one)));
  return changes.reduce<Amount>((sum, change) => sum + (change ?? 0n), roundToAmount(multiply(count, each)));
}

const amountOf = ({ amount }: DraftAdjustment): Amount | undefined => parseAmount(amount.trim());

const signed = (charge: boolean, amount: Amount | undefined): Amount | undefined =>
  amount === undefined || charge ? amount : -amount;
