"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { useDocumentColumns, type DocumentRowView } from "./use-document-columns.tsx";

/** Every document with its way to ZATCA; what was found in one stands under its row. */
export function DocumentsTable({ rows, ...rest }: ListOf<DocumentRowView>) {
  const t = useTranslations("documents");
  return (
    <DataTable
      exportPath="/api/v1/exports/documents"
      label={t("title")}
      columns={useDocumentColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowNote={findingsUnder}
      {...rest}
    />
  );
}

const findingsUnder = ({ findings, more }: DocumentRowView): ReactNode =>
  findings.length > 0 && <Findings findings={findings} more={more} />;

function Findings({ findings, more }: Pick<DocumentRowView, "findings" | "more">) {
  const t = useTranslations("documents");
  return (
    <ul aria-label={t("findings.title")} className="flex flex-col gap-0.5">
      {findings.map(({ state, title }) => (
        <li key={title} className="flex items-start gap-1.5">
          <StateIcon state={state} className="mt-0.5 size-3.5" />
          <span>{title}</span>
        </li>
      ))}
      {more > 0 && <li className="ms-5 text-ink-quiet">{t("findings.more", { count: more })}</li>}
    </ul>
  );
}
