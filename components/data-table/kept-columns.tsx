"use client";

import { useSearchParams } from "next/navigation";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { columnsCookie, type HiddenColumns } from "#lib/domain/hidden-columns.ts";
import { everyColumn } from "#lib/domain/saved-view.ts";
import { usePathname } from "#lib/i18n/navigation.ts";
import { keepChoice } from "../shell/cookie.ts";
import { placeOf } from "../shell/place-of.ts";
import { parameters } from "./address.ts";

type Kept = { readonly hidden: HiddenColumns; readonly keep: (hidden: HiddenColumns) => void };

const KeptContext = createContext<Kept>({ hidden: {}, keep: () => {} });

/** What a person hid in each table, as the browser brought it. */
export function KeptColumns({ hidden: brought, children }: { hidden: HiddenColumns; children: ReactNode }) {
  const [hidden, set] = useState(brought);
  const kept = useMemo(
    () => ({
      hidden,
      keep: (next: HiddenColumns) => {
        set(next);
        keepChoice(columnsCookie, encodeURIComponent(JSON.stringify(next)));
      },
    }),
    [hidden],
  );
  return <KeptContext value={kept}>{children}</KeptContext>;
}

/** The columns that this table hides: those that the address names, else those that the person hid here before. */
export function useHiddenColumns() {
  const { hidden, keep } = use(KeptContext);
  const place = placeOf(usePathname());
  const hide = useSearchParams().get(parameters.hide) ?? hidden[place] ?? "";
  const rest = Object.entries(hidden).filter(([of, names]) => of !== place && names !== "");
  return {
    hide: hide === everyColumn ? "" : hide,
    keep: (names: string) => keep(Object.fromEntries([...rest, [place, names]])),
  };
}
