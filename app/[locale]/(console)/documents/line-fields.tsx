"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { NumberField, SelectField, TextField } from "#components/form/fields.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { AdjustmentFields } from "./adjustment-fields.tsx";
import type { LineDraft } from "./line-drafts.ts";
import type { DocumentDraft } from "./use-document-draft.ts";
import { rateOf, readChoice, vatChoices } from "./vat-choices.ts";

/** The lines, each with what it comes to; at least one. */
export function LineFields({ draft, currency }: { draft: DocumentDraft; currency: string }) {
  const t = useTranslations("documents.form");
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-4">
        {draft.lines.map((line, index) => (
          <li key={line.key} className="border-b pb-4 last:border-b-0 last:pb-0">
            <Line line={line} index={index} draft={draft} currency={currency} />
          </li>
        ))}
      </ol>
      <Button onClick={draft.add} icon={<Plus aria-hidden />} className="w-fit">
        {t("addLine")}
      </Button>
    </div>
  );
}

type Props = { line: LineDraft; index: number; draft: DocumentDraft; currency: string };

function Line({ line, index, draft, currency }: Props) {
  const t = useTranslations("documents.form");
  const format = useFormat();
  const at = (name: string) => `document.lines.${index}.${name}`;
  const net = draft.totals.nets[index];
  const field = (name: string, part: "name" | "quantity" | "price") => ({
    name: at(name),
    value: line[part],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      draft.change(line.key, { [part]: event.currentTarget.value }),
  });
  return (
    <fieldset aria-label={t("line", { number: index + 1 })} className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <p aria-hidden className="font-medium">
          {t("line", { number: index + 1 })}
        </p>
        <span className="ms-auto text-cell text-ink-quiet">
          {t("net")} <bdi dir="ltr">{net === undefined ? "–" : format.money(net, currency)}</bdi>
        </span>
        {draft.lines.length > 1 && (
          <IconButton label={t("removeLine", { number: index + 1 })} onClick={() => draft.remove(line.key)}>
            <Trash2 aria-hidden />
          </IconButton>
        )}
      </div>
      <Hidden line={line} at={at} />
      <TextField {...field("item.name", "name")} label={t("item")} required dir="auto" maxLength={1000} />
      <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-3">
        <NumberField {...field("quantity.value", "quantity")} label={t("quantity")} decimals required />
        <NumberField {...field("price.amount", "price")} label={t("price")} decimals required />
        <SelectField
          name={`vat.${index}`}
          label={t("vat")}
          required
          value={line.vat}
          onChange={({ target }) => draft.change(line.key, { vat: readChoice(target.value) })}
          options={vatChoices.map((value) => ({ value, label: t(`vatOf.${value}`) }))}
        />
      </div>
      <AdjustmentFields
        path={at("allowancesAndCharges")}
        rows={line.adjustments}
        change={(adjustments) => draft.change(line.key, { adjustments })}
        ownVat={false}
        start={line.vat}
      />
    </fieldset>
  );
}

/** What follows from the choices: VAT category and rate. */
function Hidden({ line, at }: { line: LineDraft; at: (name: string) => string }) {
  const { category, percent } = rateOf(line.vat);
  const values = {
    from: line.from,
    "vat.category": category,
    "vat.percent": percent,
    ...(line.from === "" ? { "quantity.unit": "PCE" } : {}),
  };
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={at(name)} value={value} />
  ));
}
