import { parseDecimal, plainForm, type Decimal } from "./decimal.ts";
import { shareOf, type Amount } from "./money.ts";

/** Amounts of one VAT category and rate in hundredths; `percent` is without needless zeros, such as `15`. */
export type VatShare = {
  readonly category: string;
  readonly percent: string;
  readonly net: Amount;
  readonly tax: Amount;
};

type Row = { readonly category: string; readonly percent: Decimal; readonly taxable: Amount; readonly tax: Amount };

/** Rows of VAT as one share for each category and rate, in the order of their first rows. */
export function sharesOf(rows: readonly Row[]): readonly VatShare[] {
  const shares: VatShare[] = [];
  for (const { category, percent, taxable, tax } of rows) {
    const row = { category, percent: plainForm(percent), net: taxable, tax };
    const place = shares.findIndex((share) => isSameRate(share, row));
    const before = shares[place];
    if (before === undefined) shares.push(row);
    else shares[place] = { ...row, net: before.net + taxable, tax: before.tax + tax };
  }
  return shares;
}

export const isSameRate = (one: Rate, other: Rate): boolean =>
  one.category === other.category && one.percent === other.percent;

type Rate = Pick<VatShare, "category" | "percent">;

/** What is left of shares after these were taken, never less than nothing. */
export function leftOf(shares: readonly VatShare[], taken: readonly VatShare[]): readonly VatShare[] {
  return shares.map((share) => {
    const gone = taken.filter((one) => isSameRate(share, one));
    const [net, tax] = [sum(gone, (one) => one.net), sum(gone, (one) => one.tax)];
    return { ...share, net: less(share.net, net), tax: less(share.tax, tax) };
  });
}

const less = (amount: Amount, by: Amount): Amount => (amount > by ? amount - by : 0n);

/**
 * VAT of a part of what is left of a prepayment (KSA-32): the part times its rate, as BR-KSA-79 computes it, yet never more than is left.
 * The part that takes the last of the net takes the last of the VAT, so that parts add up to the prepayment to the halala.
 */
export function taxOfPart(left: VatShare, net: Amount): Amount {
  if (net === left.net) return left.tax;
  const tax = shareOf(net, parseDecimal(left.percent) ?? none);
  return tax < left.tax || net > left.net ? tax : left.tax;
}

const none: Decimal = { units: 0n, scale: 0 };

/** With VAT. */
export const totalOf = (shares: readonly VatShare[]): Amount => sum(shares, ({ net, tax }) => net + tax);

const sum = (shares: readonly VatShare[], amount: (share: VatShare) => Amount): Amount =>
  shares.reduce((total, share) => total + amount(share), 0n);
