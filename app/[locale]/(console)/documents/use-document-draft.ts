"use client";

import { useState } from "react";
import { toLatinDigits } from "#lib/domain/digits.ts";
import type { TransactionKind } from "#lib/domain/document.ts";
import { draftTotals } from "#lib/domain/draft-totals.ts";

/** What a form begins with: values by the names of its fields, such as `document.lines.0.item.name`. */
export type Initial = Readonly<Record<string, string>>;

/** A line as the form holds it. `from` is its place in the document that is corrected; `keeps` are parts the form does not show. */
export type LineDraft = {
  readonly key: string;
  readonly from: string;
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly discount: string;
  readonly vat: VatChoice;
};

export const vatChoices = ["S", "S5", "Z", "E", "O"] as const;
export type VatChoice = (typeof vatChoices)[number];

const rates: Readonly<Record<VatChoice, { readonly category: string; readonly percent: string }>> = {
  S: { category: "S", percent: "15.00" },
  S5: { category: "S", percent: "5.00" },
  Z: { category: "Z", percent: "0.00" },
  E: { category: "E", percent: "0.00" },
  O: { category: "O", percent: "0.00" },
};
export const rateOf = (choice: VatChoice) => rates[choice];

/** The moving parts of the form: kind, type and lines, with what they come to. */
export function useDocumentDraft(initial: Initial) {
  const [kind, setKind] = useState<TransactionKind>(
    initial["document.transaction.kind"] === "standard" ? "standard" : "simplified",
  );
  const [typeCode, setTypeCode] = useState(initial["document.typeCode"] ?? "388");
  const [lines, setLines] = useState<readonly LineDraft[]>(() => linesIn(initial));
  const change = (key: string, changes: Partial<LineDraft>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  const totals = draftTotals(
    lines.map(({ quantity, price, discount, vat }) => ({
      quantity: toLatinDigits(quantity),
      price: toLatinDigits(price),
      discount: toLatinDigits(discount),
      ...rateOf(vat),
    })),
  );
  return {
    kind,
    setKind,
    typeCode,
    setTypeCode,
    isNote: typeCode === "381" || typeCode === "383",
    lines,
    change,
    add: () => setLines((before) => [...before, blank(crypto.randomUUID())]),
    remove: (key: string) => setLines((before) => before.filter((line) => line.key !== key)),
    totals,
  };
}

export type DocumentDraft = ReturnType<typeof useDocumentDraft>;

const blank = (key: string): LineDraft => ({
  key,
  from: "",
  name: "",
  quantity: "1",
  price: "",
  discount: "",
  vat: "S",
});

function linesIn(initial: Initial): readonly LineDraft[] {
  const places = Object.keys(initial).flatMap((name) => /^document\.lines\.(\d+)\.item\.name$/.exec(name)?.[1] ?? []);
  if (places.length === 0) return [blank("first")];
  return places.map((place) => {
    const at = (name: string) => initial[`document.lines.${place}.${name}`] ?? "";
    const plainDiscount =
      at("allowancesAndCharges.0.charge") === "false" && at("allowancesAndCharges.0.percent") === "";
    return {
      key: place,
      from: place,
      name: at("item.name"),
      quantity: at("quantity.value"),
      price: at("price.amount"),
      discount: plainDiscount ? at("allowancesAndCharges.0.amount") : "",
      vat: choiceOf(at("vat.category"), at("vat.percent")),
    };
  });
}

function choiceOf(category: string, percent: string): VatChoice {
  if (category === "S") return Number(percent) === 5 ? "S5" : "S";
  return vatChoices.find((choice) => choice === category) ?? "S";
}
