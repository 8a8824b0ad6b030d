import { parseAmount, type Amount } from "#lib/domain/money.ts";
import type { Initial } from "./initial.ts";

/** A prepayment that the invoice settles: one of Khatm's by its id, or one that the corrected document names already. */
export type AdvanceDraft = {
  readonly key: string;
  readonly from: string;
  readonly number: string;
  readonly issueDate: string;
  /** With VAT, in the currency of the document. */
  readonly total: string;
};

export const sumOfAdvances = (advances: readonly AdvanceDraft[]): Amount =>
  advances.reduce((sum, { total }) => sum + (parseAmount(total) ?? 0n), 0n);

export function advancesIn(initial: Initial): readonly AdvanceDraft[] {
  const advances: AdvanceDraft[] = [];
  for (let place = 0; ; place += 1) {
    const at = (name: string) => initial[`document.prepayments.${place}.${name}`];
    const number = at("number");
    if (number === undefined) return advances;
    const key = String(place);
    advances.push({ key, from: key, number, issueDate: at("issueDate") ?? "", total: partsOf(at) });
  }
}

function partsOf(at: (name: string) => string | undefined): string {
  let hundredths = 0n;
  for (let part = 0; at(`parts.${part}.taxable`) !== undefined; part += 1)
    hundredths += amount(at(`parts.${part}.taxable`)) + amount(at(`parts.${part}.tax`));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

const amount = (text: string | undefined): Amount => parseAmount(text ?? "") ?? 0n;
