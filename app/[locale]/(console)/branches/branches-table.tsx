"use client";

import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import type { Sort } from "#components/data-table/address.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { BothNames } from "#components/records/both-names.tsx";
import { Identifier } from "#components/records/identifier.tsx";
import type { Named } from "#components/records/name.ts";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Row = Named & {
  readonly id: string;
  readonly establishmentId: string;
  readonly identifierScheme: IdentifierScheme;
  readonly identifierValue: string;
  readonly city: string;
  readonly devices: number;
  readonly liveDevices: number;
};

type Props = {
  list: {
    readonly rows: readonly Row[];
    readonly next?: string | undefined;
    readonly previous?: string | undefined;
    readonly total: number;
    readonly capped: boolean;
  };
  /** Establishments by id, where several are shown together. */
  names: Readonly<Record<string, string>>;
  sort: Sort;
  filtered: boolean;
  views: ReactNode;
  empty: ReactNode;
};

export function BranchesTable({ list: { rows, ...page }, names, sort, filtered, views, empty }: Props) {
  const t = useTranslations("branches");
  return (
    <DataTable
      exportPath="/api/v1/exports/branches"
      label={t("title")}
      columns={useColumns(names)}
      rows={rows}
      rowId={({ id }) => id}
      page={page}
      sort={sort}
      filtered={filtered}
      views={views}
      empty={empty}
      toolbar={<FilterBar search={{ name: "q", label: t("search") }} />}
    />
  );
}

const column = columnsOf<Row>();

function useColumns(names: Props["names"]) {
  const t = useTranslations("branches");
  const words = useTranslations("records");
  const format = useFormat();
  return useMemo(() => {
    const establishment = column.display({
      id: "establishment",
      meta: { label: t("establishment") },
      cell: ({ row }) => <bdi>{names[row.original.establishmentId]}</bdi>,
    });
    return [
      column.display({
        id: "name",
        meta: { label: t("name"), sort: "name", narrow: "title" },
        cell: ({ row }) => <BothNames of={row.original} />,
      }),
      ...(Object.keys(names).length > 1 ? [establishment] : []),
      column.display({
        id: "identifier",
        meta: { label: words("identifier") },
        cell: ({ row: { original } }) => (
          <Identifier scheme={original.identifierScheme} value={original.identifierValue} />
        ),
      }),
      column.display({
        id: "city",
        meta: { label: words("city"), sort: "city" },
        cell: ({ row }) => <bdi>{row.original.city}</bdi>,
      }),
      column.display({
        id: "devices",
        meta: { label: t("devices"), align: "end" },
        cell: ({ row: { original } }) =>
          original.devices === 0
            ? t("noDevices")
            : t("liveOf", { live: format.number(original.liveDevices), total: format.number(original.devices) }),
      }),
    ];
  }, [t, words, format, names]);
}
