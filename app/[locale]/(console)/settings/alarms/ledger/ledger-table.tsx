"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { isReason } from "../reason.ts";
import { Acknowledge } from "./acknowledge.tsx";
import type { AlarmView } from "./alarm-view.ts";

/** Every alarm with whom it is told and how that ended; a row leads to its device. */
export function LedgerTable({ rows, ...rest }: ListOf<AlarmView>) {
  const t = useTranslations("alarms.ledger");
  return (
    <DataTable
      exportPath="/api/v1/exports/alarms"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ deviceId }) => `/devices/${deviceId}`}
      {...rest}
    />
  );
}

const column = columnsOf<AlarmView>();

function useColumns() {
  const t = useTranslations("alarms.ledger");
  const channels = useTranslations("channels");
  return useMemo(
    () => [
      column.display({
        id: "device",
        meta: { label: t("column.device"), narrow: "title" },
        cell: ({ row }) => <NameCell>{`${row.original.deviceName} · ${row.original.branch}`}</NameCell>,
      }),
      column.display({
        id: "rung",
        meta: { label: t("column.rung") },
        cell: ({ row: { original } }) =>
          t("rung", { rung: original.rung, after: -original.rung, kind: original.rung < 0 ? "after" : "before" }),
      }),
      column.display({
        id: "to",
        meta: { label: t("column.to") },
        cell: ({ row: { original } }) => (
          <NameCell>{`${channels(`kind.${original.channelKind}`)} · ${original.userName ?? t("group")}`}</NameCell>
        ),
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row }) => <Standing row={row.original} />,
      }),
      column.display({
        id: "due",
        meta: { label: t("column.due"), sort: "due" },
        cell: ({ row }) => <TimeText at={row.original.dueAt} />,
      }),
      column.display({
        id: "act",
        meta: { label: t("column.act") },
        cell: ({ row: { original } }) =>
          original.mayAcknowledge && <Acknowledge credentialId={original.credentialId} />,
      }),
    ],
    [t, channels],
  );
}

function Standing({ row: { state, cleared, failedReason } }: { row: AlarmView }) {
  const t = useTranslations("alarms.ledger");
  const channels = useTranslations("channels");
  const reason = channels(`reason.${isReason(failedReason) ? failedReason : "other"}`);
  return (
    <span className="flex flex-col">
      <StateMark state={looks[state]} quiet>
        {t(`state.${state}`)}
      </StateMark>
      {state === "failed" && <span className="text-caption text-ink-quiet">{reason}</span>}
      {cleared && state !== "cleared" && <span className="text-caption text-ink-quiet">{t("over")}</span>}
    </span>
  );
}

const looks = {
  due: "waiting",
  sent: "good",
  acknowledged: "good",
  failed: "broken",
  cleared: "unknown",
} as const;
