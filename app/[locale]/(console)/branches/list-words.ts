import type { useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { can, type Actor } from "#lib/actor.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { ask } from "../ask.ts";

type Words = ReturnType<typeof useTranslations<"branches">>;
type Asked = { readonly q?: string | undefined; readonly state?: "open" | "archived" | undefined };
type Counted = { readonly total: number; readonly capped: boolean };

/** One sentence about what the list holds. */
export function branchesState(t: Words, { q, state }: Asked, { total, capped }: Counted): string {
  if (q !== undefined) return t("stateFound", { total });
  if (state === "archived") return t("stateArchived", { total });
  return capped ? t("stateCapped", { total }) : t("state", { total });
}

/** Names by id, for lists that show several establishments together. */
export async function establishmentNames(actor: Actor, locale: Locale): Promise<Record<string, string>> {
  if (!can(actor, "establishment:read")) return {};
  const all = await ask(listEstablishments, {});
  return Object.fromEntries(all.map((one) => [one.id, nameIn(locale, one)]));
}
