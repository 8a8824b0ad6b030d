import { getLocale } from "next-intl/server";
import { nameIn, type Named } from "#components/records/name.ts";
import type { Choice } from "#components/ui/input.tsx";
import { namesOf } from "#lib/services/choices/names.ts";
import { ask } from "./ask.ts";

type Address = Readonly<Record<string, string | undefined>>;

/** Where a filter looks for branches and devices, and the names of those that the address holds. */
export async function chosenPlaces(establishment: string, { branch, device }: Address) {
  const [locale, names] = await Promise.all([
    getLocale(),
    ask(namesOf, { branches: branch ? [branch] : [], devices: device ? [device] : [] }),
  ]);
  const choice = (rows: readonly (Named & { readonly id: string })[]): Choice | undefined =>
    rows.map((row) => ({ value: row.id, label: nameIn(locale, row) }))[0];
  return {
    of: establishment === "all" ? undefined : establishment,
    chosen: { branch: choice(names.branches), device: choice(names.devices) },
  };
}
