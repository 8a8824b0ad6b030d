"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "#components/form/fields.tsx";
import { identifierSchemes, type IdentifierScheme } from "#lib/domain/identifiers.ts";
import { CheckedField } from "./checked-field.tsx";
import { identifierCheck } from "./checks.ts";

type Props = { identifierScheme?: IdentifierScheme | undefined; identifierValue?: string | undefined };

/** Kind and number; hint and check follow the kind. */
export function IdentifierFields({ identifierScheme = "CRN", identifierValue }: Props) {
  const t = useTranslations("records");
  const [scheme, setScheme] = useState<IdentifierScheme>(identifierScheme);
  const choose = (value: string) => setScheme(identifierSchemes.find((known) => known === value) ?? "CRN");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="identifierScheme"
        label={t("identifierScheme")}
        required
        defaultValue={identifierScheme}
        onChange={(event) => choose(event.currentTarget.value)}
        options={identifierSchemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
      />
      <CheckedField
        name="identifierValue"
        label={t("identifierValue")}
        hint={t(`schemeHint.${scheme}`)}
        check={identifierCheck(scheme)}
        defaultValue={identifierValue}
        code
      />
    </div>
  );
}
