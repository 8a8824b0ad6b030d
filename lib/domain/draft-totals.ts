import { multiply, parseDecimal, plainForm, type Decimal } from "./decimal.ts";
import { parseAmount, roundToAmount, shareOf, type Amount } from "./money.ts";

/** A line as it is being typed: decimals and amounts as texts in Latin digits, `percent` as in `15.00`. */
export type DraftLine = {
  readonly quantity: string;
  readonly price: string;
  readonly discount: string;
  readonly category: string;
  readonly percent: string;
};

type DraftTax = { readonly category: string; readonly percent: string; readonly base: Amount; readonly tax: Amount };

export type DraftTotals = {
  /** One for each line; undefined while quantity or price is missing. */
  readonly nets: readonly (Amount | undefined)[];
  readonly taxes: readonly DraftTax[];
  readonly taxExclusive: Amount;
  readonly tax: Amount;
  readonly payable: Amount;
};

/**
 * What a document in the making comes to, in hundredths: BT-131 = quantity × price − discount, VAT rounded once per category and
 * rate (EN 16931-1 BR-CO-17), BT-115 = BT-109 + BT-110. Unfinished lines do not count.
 */
export function draftTotals(lines: readonly DraftLine[]): DraftTotals {
  const nets = lines.map(netOf);
  const bases = new Map<string, { category: string; percent: Decimal; base: Amount }>();
  lines.forEach(({ category, percent }, index) => {
    const net = nets[index];
    const rate = parseDecimal(percent);
    if (net === undefined || rate === undefined) return;
    const key = `${category} ${plainForm(rate)}`;
    const row = bases.get(key) ?? { category, percent: rate, base: 0n };
    bases.set(key, { ...row, base: row.base + net });
  });
  const taxes = [...bases.values()].map(({ category, percent, base }) => ({
    category,
    percent: plainForm(percent),
    base,
    tax: shareOf(base, percent),
  }));
  const taxExclusive = taxes.reduce((sum, { base }) => sum + base, 0n);
  const tax = taxes.reduce((sum, row) => sum + row.tax, 0n);
  return { nets, taxes, taxExclusive, tax, payable: taxExclusive + tax };
}

function netOf({ quantity, price, discount }: DraftLine): Amount | undefined {
  const [count, each] = [parseDecimal(quantity.trim()), parseDecimal(price.trim())];
  const less = discount.trim() === "" ? 0n : parseAmount(discount.trim());
  if (count === undefined || each === undefined || less === undefined) return undefined;
  return roundToAmount(multiply(count, each)) - less;
}
