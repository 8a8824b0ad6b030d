"use client";

import { useState } from "react";
import { toLatinDigits } from "#lib/domain/digits.ts";
import type { TransactionKind } from "#lib/domain/document.ts";
import { draftTotals } from "#lib/domain/draft-totals.ts";
import { adjustmentsIn, asTyped, type AdjustmentDraft } from "./adjustment-drafts.ts";
import { advancesIn, sumOfAdvances, type AdvanceDraft } from "./advance-drafts.ts";
import { freshLine, linesIn, type LineDraft } from "./line-drafts.ts";
import { flagsIn, flagsOf, type Flag } from "./flags.ts";
import type { Initial } from "./initial.ts";
import { rateOf, type VatChoice } from "./vat-choices.ts";

/** The moving parts of the form: what kind of document it is, its lines, discounts, charges and prepayments, and what they come to. */
export function useDocumentDraft(initial: Initial) {
  const [head, setHead] = useState(() => headIn(initial));
  const [lines, setLines] = useState<readonly LineDraft[]>(() => linesIn(initial));
  const [adjustments, setAdjustments] = useState<readonly AdjustmentDraft[]>(() =>
    adjustmentsIn(initial, "document.allowancesAndCharges"),
  );
  const [advances, setAdvances] = useState<readonly AdvanceDraft[]>(() => advancesIn(initial));
  const flags = flagsOf(head.kind).filter((flag) => head.flags.includes(flag));
  const settles = head.typeCode === "388";
  const foreign = head.currency !== "SAR";
  return {
    ...head,
    flags,
    foreign,
    isNote: head.typeCode === "381" || head.typeCode === "383",
    /** Only an invoice settles prepayments. */
    settles,
    set: (changes: Partial<Head>) => setHead((before) => ({ ...before, ...changes })),
    setFlag: (flag: Flag, on: boolean) =>
      setHead((before) => ({
        ...before,
        flags: [...before.flags.filter((one) => one !== flag), ...(on ? [flag] : [])],
      })),
    lines,
    change: (key: string, changes: Partial<LineDraft>) =>
      setLines((before) => before.map((line) => (line.key === key ? { ...line, ...changes } : line))),
    add: () => setLines((before) => [...before, freshLine(crypto.randomUUID())]),
    remove: (key: string) => setLines((before) => before.filter((line) => line.key !== key)),
    adjustments,
    setAdjustments,
    advances,
    setAdvances,
    categories: categoriesOf(lines, adjustments),
    totals: draftTotals({
      lines: lines.map((line) => ({
        quantity: toLatinDigits(line.quantity),
        price: toLatinDigits(line.price),
        adjustments: line.adjustments.map(asTyped),
        ...rateOf(line.vat),
      })),
      adjustments: adjustments.map(asTyped),
      prepaid: settles ? sumOfAdvances(advances) : 0n,
      rate: foreign ? toLatinDigits(head.rate) : "1",
    }),
  };
}

export type DocumentDraft = ReturnType<typeof useDocumentDraft>;

type Head = {
  readonly kind: TransactionKind;
  readonly typeCode: string;
  readonly currency: string;
  readonly rate: string;
  readonly flags: readonly Flag[];
};

const headIn = (initial: Initial): Head => ({
  kind: initial["document.transaction.kind"] === "standard" ? "standard" : "simplified",
  typeCode: initial["document.typeCode"] ?? "388",
  currency: initial["document.currency"] ?? "SAR",
  rate: initial["document.exchangeRate"] ?? "",
  flags: flagsIn(initial),
});

const categoriesOf = (lines: readonly LineDraft[], adjustments: readonly AdjustmentDraft[]): ReadonlySet<VatChoice> =>
  new Set([...lines, ...adjustments].map(({ vat }) => vat));
