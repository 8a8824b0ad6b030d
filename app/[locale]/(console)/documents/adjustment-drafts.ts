import { toLatinDigits } from "#lib/domain/digits.ts";
import type { Initial } from "./initial.ts";
import { choiceOf, rateOf, type VatChoice } from "./vat-choices.ts";

/** UNTDID 5189 for discounts and 7161 for charges, as far as a form needs them. */
export const adjustmentKinds = ["95", "100", "DL", "FC", "PC", "ZZZ"] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** A discount or charge as the form holds it. `from` is its place in the document that is corrected, `before` its amount there. */
export type AdjustmentDraft = {
  readonly key: string;
  readonly from: string;
  readonly before: string;
  readonly kind: AdjustmentKind;
  readonly amount: string;
  readonly reason: string;
  readonly vat: VatChoice;
};

export const isCharge = (kind: AdjustmentKind): boolean => kind !== "95" && kind !== "100";

export const freshAdjustment = (kind: AdjustmentKind, vat: VatChoice): AdjustmentDraft => ({
  key: crypto.randomUUID(),
  from: "",
  before: "",
  kind,
  amount: "",
  reason: printed[kind],
  vat,
});

/** What ZATCA and the buyer read on the document, which is Arabic. */
export const printed: Readonly<Record<AdjustmentKind, string>> = {
  "95": "خصم",
  "100": "خصم خاص",
  DL: "توصيل",
  FC: "شحن",
  PC: "تغليف",
  ZZZ: "رسوم أخرى",
};

export const asTyped = ({ kind, amount, vat }: AdjustmentDraft) => ({
  charge: isCharge(kind),
  amount: toLatinDigits(amount),
  ...rateOf(vat),
});

/** The discounts and charges under `path` of the document that is corrected. */
export function adjustmentsIn(initial: Initial, path: string): readonly AdjustmentDraft[] {
  const places: string[] = [];
  while (initial[`${path}.${places.length}.charge`] !== undefined) places.push(String(places.length));
  return places.map((place) => {
    const at = (name: string) => initial[`${path}.${place}.${name}`] ?? "";
    const fallback = at("charge") === "true" ? "ZZZ" : "95";
    return {
      key: place,
      from: place,
      before: at("amount"),
      kind: adjustmentKinds.find((kind) => kind === at("reasonCode")) ?? fallback,
      amount: at("amount"),
      reason: at("reason"),
      vat: choiceOf(at("vat.category"), at("vat.percent")),
    };
  });
}
