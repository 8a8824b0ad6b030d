"use client";

import { useMessages, useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField, TextField } from "#components/form/fields.tsx";
import type { Initial } from "./initial.ts";
import type { DocumentDraft } from "./use-document-draft.ts";
import { rateOf, type VatChoice } from "./vat-choices.ts";

export type ExemptionCodes = Readonly<Record<string, readonly string[]>>;

/** For each category without VAT that a line, a discount or a charge has: why, as ZATCA's code and in words. */
export function ExemptionFields({
  draft,
  codes,
  initial,
}: {
  draft: DocumentDraft;
  codes: ExemptionCodes;
  initial: Initial;
}) {
  const used = untaxed.filter((choice) => draft.categories.has(choice));
  return used.map((choice, index) => (
    <Exemption key={choice} choice={choice} index={index} codes={codes[choice] ?? []} initial={initial} />
  ));
}

export const untaxed = ["Z", "E", "O"] as const satisfies readonly VatChoice[];

type Props = { choice: (typeof untaxed)[number]; index: number; codes: readonly string[]; initial: Initial };

function Exemption({ choice, index, codes, initial }: Props) {
  const t = useTranslations("documents.form");
  const words = useWords();
  const before = placeOf(initial, choice);
  const [only = "", ...others] = codes.length > 1 ? ["", ...codes] : codes;
  const [code, setCode] = useState(initial[`${before}.code`] ?? only);
  const [reason, setReason] = useState(initial[`${before}.reason`]);
  const path = `document.exemptions.${index}`;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name={`${path}.category`} value={rateOf(choice).category} />
      <SelectField
        name={`${path}.code`}
        label={t("exemptionCode", { category: t(`vatOf.${choice}`) })}
        required
        value={code}
        onChange={({ target }) => {
          setCode(target.value);
          setReason(undefined);
        }}
        options={[only, ...others].map((value) => ({ value, label: value === "" ? t("exemptionNone") : words(value) }))}
      />
      <TextField
        name={`${path}.reason`}
        label={t("exemptionReason")}
        required
        dir="auto"
        value={reason ?? (code === "" ? "" : words(code))}
        onChange={({ target }) => setReason(target.value)}
      />
    </div>
  );
}

/** A code in words where there are some. */
function useWords(): (code: string) => string {
  const { vatex } = useMessages().documents;
  return (code) => Object.entries(vatex).find(([known]) => known === code)?.[1] ?? code;
}

/** Where the corrected document gave the reason for this category. */
function placeOf(initial: Initial, category: string): string {
  const found = Object.entries(initial).find(
    ([name, value]) => /^document\.exemptions\.\d+\.category$/.test(name) && value === category,
  );
  return found?.[0].replace(/\.category$/, "") ?? "";
}
