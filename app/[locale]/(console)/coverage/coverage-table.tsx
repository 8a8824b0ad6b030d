"use client";

import { useTranslations } from "next-intl";
import { useMemo, type ReactNode } from "react";
import type { Sort } from "#components/data-table/address.ts";
import { DataTable, type ListOf } from "#components/data-table/data-table.tsx";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { columnsOf } from "#components/data-table/table.ts";
import { BothNames } from "#components/records/both-names.tsx";
import { Identifier } from "#components/records/identifier.tsx";
import type { Named } from "#components/records/name.ts";
import { StateMark, type State } from "#components/ui/badge.tsx";
import type { Coverage } from "#lib/domain/coverage.ts";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";
import { Link } from "#lib/i18n/navigation.ts";

type Row = Named & {
  readonly id: string;
  readonly establishmentId: string;
  readonly identifierScheme: IdentifierScheme;
  readonly identifierValue: string;
  readonly city: string;
  readonly coverage: Coverage;
  readonly ownDevices: number;
  readonly centralDevice: { readonly id: string; readonly name: string } | null;
};

type Props = {
  list: Pick<ListOf<Row>, "rows" | "page">;
  /** Establishments by id, where several are shown together. */
  names: Readonly<Record<string, string>>;
  sort: Sort;
  filtered: boolean;
  empty: ReactNode;
};

/** Every open branch with what issues for it; a row leads to the branch. */
export function CoverageTable({ list, names, ...rest }: Props) {
  const t = useTranslations("coverage");
  return (
    <DataTable
      exportPath="/api/v1/exports/coverage"
      label={t("title")}
      columns={useColumns(names)}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/branches/${id}`}
      toolbar={<FilterBar search={{ name: "q", label: t("search") }} />}
      {...list}
      {...rest}
    />
  );
}

const column = columnsOf<Row>();

function useColumns(names: Props["names"]) {
  const [t, branches, records] = [useTranslations("coverage"), useTranslations("branches"), useTranslations("records")];
  return useMemo(() => {
    const establishment = column.display({
      id: "establishment",
      meta: { label: branches("establishment") },
      cell: ({ row }) => <bdi>{names[row.original.establishmentId]}</bdi>,
    });
    return [
      column.display({
        id: "name",
        meta: { label: branches("name"), sort: "name", narrow: "title" },
        cell: ({ row }) => <BothNames of={row.original} />,
      }),
      column.display({
        id: "state",
        meta: { label: t("column.state") },
        cell: ({ row: { original } }) => (
          <StateMark state={states[original.coverage]} quiet>
            {t(`state.${original.coverage}`)}
          </StateMark>
        ),
      }),
      column.display({ id: "by", meta: { label: t("column.by") }, cell: ({ row }) => <By row={row.original} /> }),
      ...(Object.keys(names).length > 1 ? [establishment] : []),
      column.display({
        id: "identifier",
        meta: { label: records("identifier") },
        cell: ({ row: { original } }) => (
          <Identifier scheme={original.identifierScheme} value={original.identifierValue} />
        ),
      }),
      column.display({
        id: "city",
        meta: { label: records("city"), sort: "city" },
        cell: ({ row }) => <bdi>{row.original.city}</bdi>,
      }),
    ];
  }, [t, branches, records, names]);
}

function By({ row: { ownDevices, centralDevice } }: { row: Row }) {
  const t = useTranslations("coverage");
  if (ownDevices > 0) return t("devices", { count: ownDevices });
  if (centralDevice === null) return <span className="text-ink-quiet">{t("nobody")}</span>;
  return (
    <Link
      href={`/devices/${centralDevice.id}`}
      className="inline-flex min-h-6 items-center text-accent hover:underline"
    >
      <bdi>{centralDevice.name}</bdi>
    </Link>
  );
}

const states: Readonly<Record<Coverage, State>> = { own: "good", central: "good", none: "broken" };
