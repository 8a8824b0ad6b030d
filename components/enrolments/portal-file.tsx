"use client";

import { useTranslations } from "next-intl";
import { FileField } from "#components/form/file-field.tsx";

/** The file in which the portal lets one save the codes. */
export function PortalFile() {
  const t = useTranslations("sessions.codes");
  return <FileField name="file" label={t("file")} hint={t("fileHint")} accept=".txt,.csv,.xlsx" />;
}
