"use client";

import { useTranslations } from "next-intl";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import { alarmStates } from "#lib/domain/alarm-ledger.ts";

export function LedgerFilter() {
  const t = useTranslations("alarms.ledger");
  const states = alarmStates.map((value) => ({ value, label: t(`state.${value}`) }));
  return <FilterBar filters={[{ name: "state", label: t("column.state"), options: states }]} />;
}
