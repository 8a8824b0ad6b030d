"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { DownloadLink } from "../ui/download-link.tsx";
import { fromTheStart, parameters, withParameters } from "./address.ts";

/** The whole table as a file, with the filter and order that the address holds, within what the person looks at. */
export function ExportLink({ path }: { path: string }) {
  const t = useTranslations("table");
  const locale = useLocale();
  const address = { ...fromTheStart, [parameters.hide]: undefined, locale };
  return <DownloadLink href={withParameters(path, useSearchParams(), address)}>{t("export")}</DownloadLink>;
}
