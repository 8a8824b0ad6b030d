import { toLatinDigits } from "#lib/domain/digits.ts";
import { parseAmount, type Amount } from "#lib/domain/money.ts";
import { taxOfPart } from "#lib/domain/prepayment.ts";
import type { FoundAdvance } from "./found-advance.ts";
import type { Initial } from "./initial.ts";

/** What is left of a prepayment at one VAT category and rate, and how much of it without VAT is to be taken. */
export type ShareDraft = FoundAdvance["left"][number] & { readonly amount: string };

/** A prepayment that the invoice settles: one that was found, or one that the corrected document names already and takes as before. */
export type AdvanceDraft = {
  readonly key: string;
  readonly from: string;
  readonly number: string;
  readonly uuid: string;
  readonly issueDate: string;
  /** With VAT, in the currency of the document: what is left, or what the corrected document took. */
  readonly total: string;
  /** None where it is taken as before. */
  readonly shares: readonly ShareDraft[];
};

/** All that is left of it, to begin with. */
export const pickedAdvance = ({ number, uuid, issueDate, total, left }: FoundAdvance): AdvanceDraft => {
  const shares = left.flatMap((share) => (amountOf(share.net) > 0n ? [{ ...share, amount: share.net }] : []));
  return { key: uuid, from: "", number, uuid, issueDate, total, shares };
};

/** Without VAT and its VAT, which is computed as it will be when the invoice is issued. */
export function takenOf({ amount, net, tax, ...rate }: ShareDraft): { readonly net: Amount; readonly tax: Amount } {
  const taken = amountOf(toLatinDigits(amount.trim()));
  return { net: taken, tax: taxOfPart({ ...rate, net: amountOf(net), tax: amountOf(tax) }, taken) };
}

export const sumOfAdvances = (advances: readonly AdvanceDraft[]): Amount =>
  advances.reduce((sum, { total, shares }) => sum + (shares.length > 0 ? withVat(shares) : amountOf(total)), 0n);

const withVat = (shares: readonly ShareDraft[]): Amount =>
  shares.map(takenOf).reduce((sum, { net, tax }) => sum + net + tax, 0n);

export function advancesIn(initial: Initial): readonly AdvanceDraft[] {
  const advances: AdvanceDraft[] = [];
  for (let place = 0; ; place += 1) {
    const at = (name: string) => initial[`document.prepayments.${place}.${name}`];
    const number = at("number");
    if (number === undefined) return advances;
    const key = String(place);
    const issueDate = at("issueDate") ?? "";
    advances.push({ key, from: key, number, uuid: "", issueDate, total: partsOf(at), shares: [] });
  }
}

function partsOf(at: (name: string) => string | undefined): string {
  let hundredths = 0n;
  for (let part = 0; at(`parts.${part}.taxable`) !== undefined; part += 1)
    hundredths += amountOf(at(`parts.${part}.taxable`)) + amountOf(at(`parts.${part}.tax`));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

const amountOf = (text: string | undefined): Amount => parseAmount(text ?? "") ?? 0n;
