import { getLocale } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import type { Choice } from "#components/ui/input.tsx";
import { listBranches } from "#lib/services/branches/queries.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { ask } from "../ask.ts";

/** An establishment's branches and groups to choose from, by their names in the reader's language. */
export async function placesOf(
  establishmentId: string,
): Promise<{ branches: readonly Choice[]; groups: readonly Choice[] }> {
  const [locale, branches, groups] = await Promise.all([
    getLocale(),
    ask(listBranches, { establishment: establishmentId }),
    ask(listGroups, { establishmentId }),
  ]);
  const named = (one: { id: string; nameAr: string; nameEn: string }) => ({
    value: one.id,
    label: nameIn(locale, one),
  });
  return { branches: branches.rows.map(named), groups: groups.map(named) };
}
