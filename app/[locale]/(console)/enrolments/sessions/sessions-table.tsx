"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { OtpSessionStatus } from "#lib/domain/otp-session.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { stateOf } from "./session-state.ts";

export type SessionRowView = {
  readonly id: string;
  readonly kind: EnrolmentKind;
  readonly status: OtpSessionStatus;
  readonly environment: Environment;
  readonly size: number;
  readonly done: number;
  readonly establishment: string;
  readonly startedBy: string;
  readonly createdAt: string;
};

/** Every session with how far it has come; a row leads to its page. */
export function SessionsTable({ rows, ...rest }: ListOf<SessionRowView>) {
  const t = useTranslations("sessions");
  return (
    <DataTable
      exportPath="/api/v1/exports/sessions"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/enrolments/sessions/${id}`}
      {...rest}
    />
  );
}

const column = columnsOf<SessionRowView>();

function useColumns() {
  const t = useTranslations("sessions");
  const format = useFormat();
  return useMemo(
    () => [
      column.display({
        id: "what",
        meta: { label: t("column.what"), narrow: "title" },
        cell: ({ row: { original } }) => t(`one.${original.kind}`, { count: original.size }),
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={stateOf(original.status)} quiet>
            {t(`status.${original.status}`)}
          </StateMark>
        ),
      }),
      column.display({
        id: "progress",
        meta: { label: t("column.progress") },
        cell: ({ row: { original } }) =>
          t("of", { done: format.number(original.done), all: format.number(original.size) }),
      }),
      column.display({
        id: "establishment",
        meta: { label: t("column.establishment") },
        cell: ({ row }) => <NameCell>{row.original.establishment}</NameCell>,
      }),
      column.display({
        id: "environment",
        meta: { label: t("column.environment") },
        cell: ({ row }) => <EnvironmentMark environment={row.original.environment} />,
      }),
      column.display({
        id: "by",
        meta: { label: t("column.by"), narrow: "hide" },
        cell: ({ row }) => <NameCell>{row.original.startedBy}</NameCell>,
      }),
      column.display({
        id: "at",
        meta: { label: t("column.at"), sort: "created" },
        cell: ({ row }) => <TimeText at={row.original.createdAt} />,
      }),
    ],
    [t, format],
  );
}
