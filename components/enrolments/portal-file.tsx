"use client";

import { useTranslations } from "next-intl";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { Field } from "#components/ui/field.tsx";

/** The file in which the portal lets one save the codes. */
export function PortalFile() {
  const t = useTranslations("sessions.codes");
  const { id, error } = useField("file");
  return (
    <Field id={id} label={t("file")} hint={t("fileHint")} error={error && <FieldErrorText error={error} />} optional>
      <input
        id={id}
        name="file"
        type="file"
        accept=".txt,.csv,.xlsx"
        className="text-cell file:me-3 file:min-h-8 file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3 file:text-body file:font-medium"
      />
    </Field>
  );
}
