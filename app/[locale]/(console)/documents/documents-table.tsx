"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Limit } from "#components/documents/hours-left.tsx";
import type { Outcome } from "#components/documents/state.ts";
import type { Sort } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { Page } from "#components/data-table/pages.tsx";
import { StateIcon, type State } from "#components/ui/badge.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { useDocumentColumns } from "./use-document-columns.tsx";

export type DocumentRowView = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly buyer: string | null;
  readonly environment: Environment;
  readonly device: string;
  readonly branch: string;
  readonly issuedAt: string;
  readonly state: State;
  readonly word: Outcome;
  readonly limit: Limit | null;
  readonly total: { readonly minor: string; readonly currency: string };
  readonly findings: readonly { readonly state: State; readonly title: string }[];
  readonly more: number;
};

type Props = {
  rows: readonly DocumentRowView[];
  page: Page;
  sort: Sort;
  filtered: boolean;
  toolbar: ReactNode;
  empty: ReactNode;
};

/** Every document with its way to ZATCA; what was found in one stands under its row. */
export function DocumentsTable({ rows, ...rest }: Props) {
  const t = useTranslations("documents");
  return (
    <DataTable
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
