import { adjustmentsIn, type AdjustmentDraft } from "./adjustment-drafts.ts";
import type { Initial } from "./initial.ts";
import { choiceOf, type VatChoice } from "./vat-choices.ts";

/** A line as the form holds it. `from` is its place in the document that is corrected. */
export type LineDraft = {
  readonly key: string;
  readonly from: string;
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly adjustments: readonly AdjustmentDraft[];
  readonly vat: VatChoice;
};

export const freshLine = (key: string): LineDraft => ({
  key,
  from: "",
  name: "",
  quantity: "1",
  price: "",
  adjustments: [],
  vat: "S",
});

/** The lines of the document that is corrected, or one to begin with. */
export function linesIn(initial: Initial): readonly LineDraft[] {
  const places = Object.keys(initial).flatMap((name) => /^document\.lines\.(\d+)\.item\.name$/.exec(name)?.[1] ?? []);
  if (places.length === 0) return [freshLine("first")];
  return places.map((place) => {
    const at = (name: string) => initial[`document.lines.${place}.${name}`] ?? "";
    return {
      key: place,
      from: place,
      name: at("item.name"),
      quantity: at("quantity.value"),
      price: at("price.amount"),
      adjustments: adjustmentsIn(initial, `document.lines.${place}.allowancesAndCharges`),
      vat: choiceOf(at("vat.category"), at("vat.percent")),
    };
  });
}
