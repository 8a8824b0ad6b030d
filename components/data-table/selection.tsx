"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { parameters } from "./address.ts";

/** Rows chosen one by one, or everything that the list's filter finds. */
export type Chosen = { readonly ids: readonly string[]; readonly all: boolean };

export type Selection = Chosen & {
  readonly toggle: (id: string, on: boolean) => void;
  readonly page: (ids: readonly string[], on: boolean) => void;
  readonly everything: () => void;
  readonly clear: () => void;
};

const nothing: Chosen = { ids: [], all: false };

/** What is chosen in the list; another filter, order or page begins anew, an opened row does not. */
export function useSelection(): Selection {
  const search = new URLSearchParams(useSearchParams());
  search.delete(parameters.open);
  search.delete(parameters.hide);
  const place = search.toString();
  const [kept, keep] = useState<Chosen & { place: string }>({ ...nothing, place });
  const chosen = kept.place === place ? kept : nothing;
  const set = (ids: Iterable<string>, all = false) => keep({ ids: [...new Set(ids)], all, place });
  return {
    ids: chosen.ids,
    all: chosen.all,
    toggle: (id, on) => set(on ? [...chosen.ids, id] : chosen.ids.filter((other) => other !== id)),
    page: (ids, on) => set(on ? [...chosen.ids, ...ids] : chosen.ids.filter((id) => !ids.includes(id))),
    everything: () => set(chosen.ids, true),
    clear: () => set([]),
  };
}
