"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { DaysLeft } from "#components/certificates/days-left.tsx";
import { DataTable, type ListOf, type Select } from "#components/data-table/data-table.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { NameCell } from "#components/data-table/name-cell.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import type { FunctionalityMap } from "#lib/domain/functionality-map.ts";
import type { DeviceRights } from "./selection-bar.tsx";

/** Nobody needs it before something is chosen. Told to wait by itself: the table would else be hidden meanwhile, and lose the focus. */
const SelectionBar = dynamic(() => import("./selection-bar.tsx").then((loaded) => loaded.SelectionBar), { ssr: false });

export type DeviceRowView = {
  readonly id: string;
  readonly name: string;
  readonly branch: string;
  readonly environment: Environment;
  readonly map: FunctionalityMap;
  readonly serial: string;
  readonly state: State;
  readonly stateWords: string;
  readonly notAfter: string | null;
};

type Props = ListOf<DeviceRowView> & { rights: DeviceRights; establishment: string };

/** The inventory; a row opens beside the list, and rows can be chosen for an act on all of them. */
export function DevicesTable({ rows, rights, establishment, ...rest }: Props) {
  const t = useTranslations("devices");
  const bar: Select<DeviceRowView>["bar"] = (chosen) => (
    <SelectionBar chosen={chosen} page={rest.page} rights={rights} establishment={establishment} />
  );
  return (
    <DataTable
      exportPath="/api/v1/devices/csv"
      label={t("title")}
      columns={useColumns()}
      rows={rows}
      rowId={({ id }) => id}
      select={{ name: ({ name }) => name, bar }}
      {...rest}
    />
  );
}

const column = columnsOf<DeviceRowView>();

function useColumns() {
  const t = useTranslations("devices");
  return useMemo(
    () => [
      column.display({
        id: "name",
        meta: { label: t("column.name"), sort: "name", narrow: "title" },
        cell: ({ row }) => <NameCell>{row.original.name}</NameCell>,
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={original.state} quiet>
            {original.stateWords}
          </StateMark>
        ),
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
        id: "map",
        meta: { label: t("column.map"), narrow: "hide" },
        cell: ({ row }) => <span className="whitespace-nowrap">{t(`mapShort.${row.original.map}`)}</span>,
      }),
      column.display({
        id: "validUntil",
        meta: { label: t("column.validUntil") },
        cell: ({ row: { original } }) => <CertificateEnd notAfter={original.notAfter} />,
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

function CertificateEnd({ notAfter }: { notAfter: string | null }) {
  const t = useTranslations("devices");
  if (notAfter === null) return <span className="text-ink-quiet">{t("noCertificate")}</span>;
  return <DaysLeft until={notAfter} />;
}

/** Maker and model repeat down the list; the end is what tells units apart. */
function SerialEnd({ serial }: { serial: string }) {
  const shown = serial.length > 16 ? `…${serial.slice(-12)}` : serial;
  return (
    <span title={serial}>
      <Code>{shown}</Code>
    </span>
  );
}
