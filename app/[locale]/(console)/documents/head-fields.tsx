"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useHydrated } from "#components/form/context.ts";
import { DateField } from "#components/form/date-field.tsx";
import { NumberField, RadioField, SearchField, SelectField, TextField } from "#components/form/fields.tsx";
import type { Choice } from "#components/ui/input.tsx";
import type { FoundChoice } from "#components/ui/use-choices.ts";
import { transactionKinds } from "#lib/domain/document.ts";
import type { ExemptionCodes } from "./exemption-fields.tsx";
import type { PlaceChoice } from "./form-facts.ts";
import type { Initial } from "./initial.ts";
import { placeOfIssuer } from "./lookups.ts";
import type { DocumentDraft } from "./use-document-draft.ts";

export type FormFacts = {
  readonly place: PlaceChoice;
  readonly exemptionCodes: ExemptionCodes;
  /** ISO 4217 with names, the usual ones first. */
  readonly currencies: readonly Choice[];
  readonly initial: Initial;
  /** The rejected document that is corrected. */
  readonly corrects?: string;
};

type Props = { draft: DocumentDraft; facts: FormFacts };

export function HeadFields({ draft, facts: { initial, corrects }, facts }: Props) {
  const t = useTranslations("documents");
  const [place, choosePlace] = useState(facts.place);
  const setPlace = (chosen: PlaceChoice) => {
    choosePlace(chosen);
    const [first] = chosen.kinds;
    if (first !== undefined && !chosen.kinds.includes(draft.kind)) draft.set({ kind: first });
  };
  return (
    <div className="flex flex-col gap-4">
      <PlaceFields facts={facts} onChange={setPlace} />
      <Kind draft={draft} fixed={corrects !== undefined} covered={place.kinds} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          name="document.typeCode"
          label={t("form.typeCode")}
          required
          value={draft.typeCode}
          onChange={({ target }) => draft.set({ typeCode: target.value })}
          options={types.map((value) => ({ value, label: t(`type.${draft.kind}.${value}`) }))}
        />
        <TextField
          name="document.number"
          label={t("form.number")}
          hint={corrects ? undefined : t("form.numberHint")}
          required
          code
          readOnly={corrects !== undefined}
          defaultValue={initial["document.number"] ?? ""}
          maxLength={127}
        />
      </div>
      {draft.isNote && <NoteFields facts={facts} />}
      <PaymentFields draft={draft} facts={facts} />
      <CurrencyFields draft={draft} facts={facts} />
    </div>
  );
}

/** The device, and the branches that it serves. */
function PlaceFields({
  facts: { place, initial },
  onChange,
}: Pick<Props, "facts"> & { onChange: (place: PlaceChoice) => void }) {
  const t = useTranslations("documents.form");
  const [branches, setBranches] = useState(place.branches);
  const [loading, load] = useTransition();
  const { establishmentId } = place;
  const choose = (chosen: FoundChoice | undefined) =>
    load(async () => {
      const found = chosen && (await placeOfIssuer({ establishmentId, deviceId: chosen.value }));
      setBranches(found?.branches ?? []);
      if (found) onChange(found);
    });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SearchField
        name="deviceId"
        label={t("deviceId")}
        required
        find={{ of: "issuer", establishment: establishmentId }}
        chosen={{ value: place.deviceId, label: place.name }}
        onChoose={choose}
      />
      <SelectField
        key={branches[0]?.value}
        name="branchId"
        label={t("branchId")}
        required
        disabled={loading}
        defaultValue={initial["branchId"]}
        options={branches}
      />
    </div>
  );
}

type KindProps = { draft: DocumentDraft; fixed: boolean; covered: PlaceChoice["kinds"] };

/** A correction stays what it was: simplified or standard. Any other document is what the device's certificate covers. */
function Kind({ draft, fixed, covered }: KindProps) {
  const t = useTranslations("documents");
  const hydrated = useHydrated();
  const name = "document.transaction.kind";
  if (fixed) return <input type="hidden" name={name} value={draft.kind} />;
  return (
    <div
      onChange={({ target }) => {
        const chosen = transactionKinds.find((kind) => target instanceof HTMLInputElement && target.value === kind);
        if (chosen) draft.set({ kind: chosen });
      }}
    >
      <RadioField
        key={covered.join(" ")}
        name={name}
        label={t("form.kind")}
        required
        defaultValue={draft.kind}
        options={transactionKinds.map((value) => ({
          value,
          label: t(`kind.${value}`),
          hint: covered.includes(value) ? t(`form.kindHint.${value}`) : t("form.kindNotCovered"),
          // a choice before the page answers would change nothing but its look
          disabled: !hydrated || !covered.includes(value),
        }))}
      />
    </div>
  );
}

/** Which invoice a note corrects, and why. */
function NoteFields({ facts: { initial } }: Pick<Props, "facts">) {
  const t = useTranslations("documents.form");
  const [number, reason] = ["document.precedingInvoices.0.number", "document.payments.0.reasons.0"];
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField name={number} label={t("preceding")} required code defaultValue={initial[number] ?? ""} />
      <TextField
        name={reason}
        label={t("reason")}
        hint={t("reasonHint")}
        required
        dir="auto"
        defaultValue={initial[reason] ?? ""}
      />
    </div>
  );
}

function PaymentFields({ draft, facts: { initial } }: Props) {
  const t = useTranslations("documents.form");
  const standard = draft.kind === "standard";
  const ranges = draft.flags.includes("summary") || initial["document.supplyEndDate"] !== undefined;
  const value = (name: string) => ({ name, defaultValue: initial[name] ?? "" });
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <DateField {...value("document.supplyDate")} label={t("supplyDate")} required={standard || ranges} />
        {ranges && (
          <DateField
            {...value("document.supplyEndDate")}
            label={t("supplyEndDate")}
            hint={t("supplyEndHint")}
            required
          />
        )}
        <DateField {...value("document.dueDate")} label={t("dueDate")} />
        <SelectField
          name="document.payments.0.meansCode"
          label={t("payment")}
          required
          defaultValue={initial["document.payments.0.meansCode"] ?? "10"}
          options={means.map((code) => ({ value: code, label: t(`means.${code}`) }))}
        />
      </div>
      <TextField {...value("document.notes.0")} label={t("notes")} dir="auto" maxLength={1000} />
    </>
  );
}

/** VAT is owed in riyals whatever the currency, so a foreign one needs its rate. */
function CurrencyFields({ draft, facts: { currencies } }: Props) {
  const t = useTranslations("documents.form");
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        name="document.currency"
        label={t("currency")}
        required
        value={draft.currency}
        onChange={({ target }) => draft.set({ currency: target.value })}
        options={currencies}
      />
      {!draft.foreign && <input type="hidden" name="document.exchangeRate" value="" />}
      {draft.foreign && (
        <NumberField
          name="document.exchangeRate"
          label={t("exchangeRate", { currency: draft.currency })}
          hint={t("exchangeRateHint")}
          decimals
          required
          value={draft.rate}
          onChange={({ currentTarget }) => draft.set({ rate: currentTarget.value })}
        />
      )}
    </div>
  );
}

const types = ["388", "381", "383", "386"] as const;
const means = ["10", "48", "30", "42", "1"] as const;
