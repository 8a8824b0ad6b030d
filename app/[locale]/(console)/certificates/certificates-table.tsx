"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CertificateMark } from "#components/certificates/mark.tsx";
import { DaysLeft } from "#components/certificates/days-left.tsx";
import type { CertificateWord } from "#components/certificates/state.ts";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { CredentialKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { PlanState } from "#lib/domain/renewal-plan.ts";

export type CertificateRowView = {
  readonly id: string;
  readonly deviceId: string;
  readonly device: string;
  readonly branch: string;
  readonly kind: CredentialKind;
  readonly environment: Environment;
  readonly serial: string | null;
  readonly notAfter: string;
  /** Only what is in use is late or due; what is over is only over. */
  readonly inUse: boolean;
  readonly state: State;
  readonly word: CertificateWord;
  /** Where its renewal stands; null for what is not renewed. */
  readonly plan: PlanState | null;
  readonly plannedAt: string | null;
  readonly needsPerson: boolean;
  /** Another system holds the key: Khatm cannot renew it. */
  readonly watched: boolean;
};

/** Every certificate with its end, as a date and in days; a row leads to its device. */
export function CertificatesTable({ rows, ...rest }: ListOf<CertificateRowView>) {
  const t = useTranslations("certificates");
  return (
    <DataTable
      exportPath="/api/v1/exports/certificates"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ deviceId }) => `/devices/${deviceId}`}
      {...rest}
    />
  );
}

const column = columnsOf<CertificateRowView>();

function useColumns() {
  const t = useTranslations("certificates");
  return useMemo(
    () => [
      column.display({
        id: "device",
        meta: { label: t("column.device"), sort: "device", narrow: "title" },
        cell: ({ row }) => <NameCell>{row.original.device}</NameCell>,
      }),
      column.display({
        id: "validUntil",
        meta: { label: t("column.validUntil"), sort: "expires" },
        cell: ({ row: { original } }) => <DaysLeft until={original.notAfter} plain={!original.inUse} />,
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => <CertificateMark state={original.state} word={original.word} />,
      }),
      column.display({
        id: "renewal",
        meta: { label: t("column.renewal") },
        cell: ({ row }) => <RenewalCell row={row.original} />,
      }),
      column.display({
        id: "kind",
        meta: { label: t("column.kind") },
        cell: ({ row }) => <span className="whitespace-nowrap">{t(`kind.${row.original.kind}`)}</span>,
      }),
      column.display({
        id: "branch",
        meta: { label: t("column.branch"), sort: "branch" },
        cell: ({ row }) => <NameCell>{row.original.branch}</NameCell>,
      }),
      column.display({
        id: "environment",
        meta: { label: t("column.environment") },
        cell: ({ row }) => <EnvironmentMark environment={row.original.environment} />,
      }),
      column.display({
        id: "serial",
        meta: { label: t("column.serial"), sort: "serial", narrow: "hide" },
        cell: ({ row }) => <SerialEnd serial={row.original.serial} />,
      }),
    ],
    [t],
  );
}

/** When it is planned, or who must act. */
function RenewalCell({ row: { plan, plannedAt, needsPerson, watched, inUse } }: { row: CertificateRowView }) {
  const t = useTranslations("certificates");
  if (watched && inUse)
    return (
      <StateMark state={needsPerson ? "late" : "waiting"} quiet>
        {t("planShort.watched")}
      </StateMark>
    );
  if (plan === null || plan === "done" || plan === "dropped")
    return <span className="text-ink-quiet">{t("none")}</span>;
  if (plannedAt !== null && !needsPerson) return <TimeText at={plannedAt} precision="day" relative={false} />;
  return (
    <StateMark state={needsPerson ? "late" : plan === "under_way" ? "waiting" : "due"} quiet>
      {t(`planShort.${plan}`)}
    </StateMark>
  );
}

function SerialEnd({ serial }: { serial: string | null }) {
  const t = useTranslations("certificates");
  if (serial === null) return <span className="text-ink-quiet">{t("none")}</span>;
  return (
    <span title={serial}>
      <Code>{serial.length > 20 ? `…${serial.slice(-16)}` : serial}</Code>
    </span>
  );
}
