"use client";

import { useTranslations } from "next-intl";
import { isVatGroup, isVatNumber } from "#lib/domain/identifiers.ts";
import { CheckedField } from "./checked-field.tsx";
import { bare, checks } from "./checks.ts";

/** Counts the digits while they are typed, and says at the fifteenth whether the number is a VAT group's. */
export function VatNumberField({ defaultValue }: { defaultValue?: string | undefined }) {
  const t = useTranslations("records");
  const hint = (typed: string) => {
    const digits = bare(typed);
    if (isVatNumber(digits)) return <output>{isVatGroup(digits) ? t("vatGroup") : t("vatSingle")}</output>;
    return digits === "" ? t("vatHint") : t("vatProgress", { count: digits.length });
  };
  return (
    <CheckedField
      name="vatNumber"
      label={t("vatNumber")}
      hint={hint}
      check={checks.vatNumber}
      defaultValue={defaultValue}
      digits
    />
  );
}
