"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { NumberField, SelectField, TextField } from "#components/form/fields.tsx";
import { Button, IconButton } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";
import {
  adjustmentKinds,
  freshAdjustment,
  isCharge,
  printed,
  type AdjustmentDraft,
  type AdjustmentKind,
} from "./adjustment-drafts.ts";
import { rateOf, readChoice, vatChoices, type VatChoice } from "./vat-choices.ts";

type Props = {
  /** `document.allowancesAndCharges`, or the same of a line. */
  path: string;
  rows: readonly AdjustmentDraft[];
  change: (rows: readonly AdjustmentDraft[]) => void;
  /** Those of a line follow its VAT; those of the document have their own. */
  ownVat: boolean;
  start: VatChoice;
};

/** Discounts and charges, each with its reason as ZATCA wants it. */
export function AdjustmentFields({ path, rows, change, ownVat, start }: Props) {
  const t = useTranslations("documents.form");
  return (
    <div className="flex flex-col gap-3">
      {rows.length > 0 && (
        <ol className="flex flex-col gap-3">
          {rows.map((row, index) => (
            <li key={row.key}>
              <Row
                at={`${path}.${index}`}
                row={row}
                number={index + 1}
                ownVat={ownVat}
                change={(changes) => change(rows.map((one) => (one.key === row.key ? { ...one, ...changes } : one)))}
                remove={() => change(rows.filter(({ key }) => key !== row.key))}
              />
            </li>
          ))}
        </ol>
      )}
      {/* a list whose last row says nothing is read as typed, not as left alone */}
      <input type="hidden" name={`${path}.${rows.length}.from`} value="" />
      <Button
        kind={ownVat ? "quiet" : "bare"}
        onClick={() => change([...rows, freshAdjustment("95", start)])}
        icon={<Plus aria-hidden />}
        className="w-fit"
      >
        {t("adjustment.add")}
      </Button>
    </div>
  );
}

type RowProps = {
  at: string;
  row: AdjustmentDraft;
  number: number;
  ownVat: boolean;
  change: (changes: Partial<AdjustmentDraft>) => void;
  remove: () => void;
};

function Row({ at, row, number, ownVat, change, remove }: RowProps) {
  const t = useTranslations("documents.form");
  const choose = (kind: AdjustmentKind) =>
    change({ kind, reason: row.reason === printed[row.kind] || row.reason === "" ? printed[kind] : row.reason });
  return (
    <fieldset
      aria-label={t("adjustment.row", { number })}
      className={cx("grid items-start gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]", ownVat && "border-b pb-4")}
    >
      <Hidden at={at} row={row} ownVat={ownVat} />
      <SelectField
        name={`kindOf.${at}`}
        label={t("adjustment.kind")}
        required
        value={row.kind}
        onChange={({ target }) => choose(adjustmentKinds.find((kind) => kind === target.value) ?? "95")}
        options={adjustmentKinds.map((value) => ({ value, label: t(`adjustment.of.${value}`) }))}
      />
      <NumberField
        name={`${at}.amount`}
        label={t("adjustment.amount")}
        decimals
        required
        value={row.amount}
        onChange={({ currentTarget }) => change({ amount: currentTarget.value })}
      />
      <TextField
        name={`${at}.reason`}
        label={t("adjustment.reason")}
        required
        dir="auto"
        value={row.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <IconButton label={t("adjustment.remove", { number })} onClick={remove} className="sm:mt-6">
        <Trash2 aria-hidden />
      </IconButton>
      {ownVat && (
        <SelectField
          name={`vatOf.${at}`}
          label={t("vat")}
          required
          value={row.vat}
          onChange={({ target }) => change({ vat: readChoice(target.value) })}
          options={vatChoices.map((value) => ({ value, label: t(`vatOf.${value}`) }))}
        />
      )}
    </fieldset>
  );
}

/** What follows from the choices. A percent that the corrected document named holds only as long as its amount does. */
function Hidden({ at, row, ownVat }: Pick<RowProps, "at" | "row" | "ownVat">) {
  const { category, percent } = rateOf(row.vat);
  const changed = row.from !== "" && toLatinDigits(row.amount.trim()) !== row.before;
  const values = {
    from: row.from,
    charge: String(isCharge(row.kind)),
    reasonCode: row.kind,
    ...(changed ? { percent: "", base: "" } : {}),
    ...(ownVat ? { "vat.category": category, "vat.percent": percent } : {}),
  };
  return Object.entries(values).map(([name, value]) => (
    <input key={name} type="hidden" name={`${at}.${name}`} value={value} />
  ));
}
