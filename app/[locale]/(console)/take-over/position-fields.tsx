"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#components/form/fields.tsx";
import { FileField } from "#components/form/file-field.tsx";

/** Where the other system's chain ended: typed, read from its last document, or both. */
export function PositionFields() {
  const t = useTranslations("takeOver.take");
  return (
    <>
      <TextField name="lastIcv" label={t("lastIcv")} hint={t("lastIcvHint")} inputMode="numeric" code />
      <TextField name="lastHash" label={t("lastHash")} hint={t("lastHashHint")} code />
      <FileField name="lastDocument" label={t("lastDocument")} hint={t("lastDocumentHint")} accept=".xml" />
    </>
  );
}
