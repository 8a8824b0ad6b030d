"use client";

import { useTranslations } from "next-intl";
import { useState, type ChangeEvent } from "react";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { SelectField, TextField } from "#components/form/fields.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/input.tsx";
import { bareNumber, readBuyerNumber } from "#lib/domain/buyer-number.ts";
import type { Initial } from "./initial.ts";

export type Party = "buyer" | "seller";

const namesOf = (party: Party) => ({
  vatName: `document.${party}.vatNumber`,
  schemeName: `document.${party}.identifier.scheme`,
  valueName: `document.${party}.identifier.value`,
});

/** VAT number and other ID of the buyer. A foreign VAT number moves to the other ID as soon as the field is left, and says so. */
export function BuyerNumbers({ initial, party }: { initial: Initial; party: Party }) {
  const t = useTranslations("documents.form");
  const { vatName, schemeName, valueName } = namesOf(party);
  const [vat, setVat] = useState(initial[vatName] ?? "");
  const [scheme, setScheme] = useState(initial[schemeName] ?? "");
  const [value, setValue] = useState(initial[valueName] ?? "");
  const [moved, setMoved] = useState<string>();
  const move = () => {
    if (readBuyerNumber(vat) !== "foreign") return;
    const number = bareNumber(vat);
    setVat("");
    setScheme("OTH");
    setValue(number);
    setMoved(number);
  };
  const write = (typed: string) => {
    setVat(typed);
    setMoved(undefined);
  };
  return (
    <>
      <VatField name={vatName} value={vat} onWrite={write} onLeave={move} moved={moved} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name={schemeName}
          label={t("idScheme")}
          value={scheme}
          onChange={(event) => setScheme(event.target.value)}
          options={[
            { value: "", label: t("none") },
            ...schemes.map((one) => ({ value: one, label: t(`scheme.${one}`) })),
          ]}
        />
        <TextField
          name={valueName}
          label={t("idValue")}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          code
        />
      </div>
    </>
  );
}

type VatProps = {
  name: string;
  value: string;
  onWrite: (typed: string) => void;
  onLeave: () => void;
  moved: string | undefined;
};

function VatField({ name, value, onWrite, onLeave, moved }: VatProps) {
  const t = useTranslations("documents.form");
  const { id, error } = useField(name);
  const [left, setLeft] = useState(false);
  const state = readBuyerNumber(value);
  const complains = state === "wrong" || (left && state === "unfinished");
  const shown = complains ? { path: name, code: "vat_number", params: {} } : value === "" ? undefined : error;
  const hint = moved
    ? t("vatMoved", { number: moved })
    : state === "saudi"
      ? t("vatGood")
      : state === "unfinished"
        ? t("vatProgress", { count: bareNumber(value).length })
        : t("vatHint");
  return (
    <Field
      id={id}
      label={t("vatNumber")}
      optional
      hint={<output>{hint}</output>}
      error={shown && <FieldErrorText error={shown} />}
    >
      <TextInput
        id={id}
        name={name}
        code
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onWrite(event.target.value)}
        onBlur={() => {
          setLeft(true);
          onLeave();
        }}
        aria-invalid={shown ? true : undefined}
        aria-describedby={describedBy(id, hint, shown)}
      />
    </Field>
  );
}

const schemes = ["CRN", "700", "TIN", "MOM", "MLS", "SAG", "NAT", "GCC", "IQA", "PAS", "OTH"] as const;
