"use client";

import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { CallName, CallOutcome, CallStatus, CallTook } from "#components/evidence/outcome.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { CallRowView } from "./call-row.ts";

/** Every call, the newest first; what ZATCA complained of stands under its row. */
export function EvidenceTable({ rows, ...rest }: ListOf<CallRowView>) {
  const t = useTranslations("evidence");
  return (
    <DataTable
      exportPath="/api/v1/exports/evidence"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/evidence/${id}`}
      rowNote={complaintsUnder}
      {...rest}
    />
  );
}

const complaintsUnder = ({ complaints, more }: CallRowView): ReactNode =>
  complaints.length > 0 && <Complaints complaints={complaints} more={more} />;

function Complaints({ complaints, more }: Pick<CallRowView, "complaints" | "more">) {
  const t = useTranslations("evidence");
  return (
    <ul aria-label={t("complaints")} className="flex flex-col gap-0.5 text-ink-quiet">
      {complaints.map(({ code, title }) => (
        <li key={`${code} ${title}`} className="flex flex-wrap gap-x-2">
          {code && <Code wrap>{code}</Code>}
          <bdi>{title}</bdi>
        </li>
      ))}
      {more > 0 && <li>{t("more", { count: more })}</li>}
    </ul>
  );
}

function useColumns() {
  const t = useTranslations("evidence");
  return useMemo(() => [...callColumns(t), ...placeColumns(t)], [t]);
}

type Words = ReturnType<typeof useTranslations<"evidence">>;

const column = columnsOf<CallRowView>();

/** What was called, for what, and how it ended. */
const callColumns = (t: Words) => [
  column.display({
    id: "call",
    meta: { label: t("column.call"), narrow: "title" },
    cell: ({ row }) => (
      <span className="md:block md:min-w-32">
        <CallName call={row.original.call} />
      </span>
    ),
  }),
  column.display({
    id: "at",
    meta: { label: t("column.at"), sort: "at" },
    cell: ({ row }) => <TimeText at={row.original.at} relative={false} />,
  }),
  column.display({
    id: "about",
    meta: { label: t("column.about") },
    cell: ({ row: { original } }) =>
      original.about && (
        <Link href={original.about.href} className="inline-flex min-h-6 items-center text-accent hover:underline">
          <bdi>{original.about.words}</bdi>
        </Link>
      ),
  }),
  column.display({
    id: "outcome",
    meta: { label: t("column.outcome") },
    cell: ({ row: { original } }) => <CallOutcome outcome={original.outcome} failure={original.failure} />,
  }),
  column.display({
    id: "status",
    meta: { label: t("column.status") },
    cell: ({ row: { original } }) => (original.status === null ? "–" : <CallStatus status={original.status} />),
  }),
  column.display({
    id: "took",
    meta: { label: t("column.took"), align: "end" },
    cell: ({ row }) => <CallTook seconds={row.original.seconds} />,
  }),
];

const placeColumns = (t: Words) => [
  column.display({
    id: "device",
    meta: { label: t("column.device") },
    cell: ({ row }) => <NameCell>{row.original.device}</NameCell>,
  }),
  column.display({
    id: "credential",
    meta: { label: t("column.credential"), narrow: "hide" },
    cell: ({ row }) => <span className="whitespace-nowrap">{row.original.credential}</span>,
  }),
  column.display({
    id: "environment",
    meta: { label: t("column.environment"), narrow: "hide" },
    cell: ({ row }) => <EnvironmentMark environment={row.original.environment} brief />,
  }),
];
