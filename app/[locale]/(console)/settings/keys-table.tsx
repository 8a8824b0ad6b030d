"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { KeyRowView } from "./key-view.ts";

/** The keys of programs with their last use; a row opens beside the list, where it can be revoked. */
export function KeysTable({ rows, ...rest }: ListOf<KeyRowView>) {
  const t = useTranslations("settings.keys");
  return (
    <DataTable
      exportPath="/api/v1/exports/keys"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      {...rest}
    />
  );
}

const column = columnsOf<KeyRowView>();

function useColumns() {
  const t = useTranslations("settings.keys");
  return useMemo(() => [...standingColumns(t), ...reachColumns(t)], [t]);
}

type Words = ReturnType<typeof useTranslations<"settings.keys">>;

const standingColumns = (t: Words) => [
  column.display({
    id: "name",
    meta: { label: t("column.name"), narrow: "title" },
    cell: ({ row }) => <NameCell>{row.original.name}</NameCell>,
  }),
  column.display({
    id: "state",
    meta: { label: t("column.state") },
    cell: ({ row: { original } }) => (
      <StateMark state={original.state} quiet>
        {t(`standing.${original.standing}`)}
      </StateMark>
    ),
  }),
  column.display({
    id: "lastUsed",
    meta: { label: t("column.lastUsed") },
    cell: ({ row: { original } }) =>
      original.lastUsedAt === null ? (
        <span className="text-ink-quiet">{t("neverUsed")}</span>
      ) : (
        <TimeText at={original.lastUsedAt} stacked />
      ),
  }),
  column.display({
    id: "expires",
    meta: { label: t("column.expires") },
    cell: ({ row }) => <TimeText at={row.original.expiresAt} precision="day" />,
  }),
];

/** What a key opens, and how it is told apart. */
const reachColumns = (t: Words) => [
  column.display({
    id: "scopes",
    meta: { label: t("column.scopes") },
    cell: ({ row }) => row.original.scopes.map((scope) => t(`scope.${scope}`)).join(t("comma")),
  }),
  column.display({
    id: "device",
    meta: { label: t("column.device") },
    cell: ({ row }) => <bdi>{row.original.device ?? t("everyDevice")}</bdi>,
  }),
  column.display({
    id: "hint",
    meta: { label: t("column.hint"), narrow: "hide" },
    cell: ({ row }) => <Code>{`${row.original.hint}…`}</Code>,
  }),
  column.display({
    id: "created",
    meta: { label: t("column.created"), sort: "created", narrow: "hide" },
    cell: ({ row }) => <TimeText at={row.original.createdAt} precision="day" relative={false} />,
  }),
];
