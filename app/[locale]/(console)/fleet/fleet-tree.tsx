import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { listFleet } from "#lib/services/fleet/tree.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../address.ts";
import { ask } from "../ask.ts";
import { FleetBranches } from "./fleet-branches.tsx";
import { FleetRow, sumOf } from "./fleet-row.tsx";
import { openIn, treeAddress } from "./tree-address.ts";

type Props = { searchParams: Promise<Search> };

/** Establishments, their branches and devices; the address says what is open, and only that is read. */
export async function FleetTree({ searchParams }: Props) {
  const [search, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("fleet.tree"),
  ]);
  const establishment = await selectedEstablishment(actor);
  const places = await ask(listFleet, { establishment });
  const open = openIn(first(search["open"]) ?? (places.length === 1 ? places[0]?.id : undefined));
  const all = places.reduce((total, { counts }) => total + sumOf(counts), 0);
  const live = places.reduce((total, { counts }) => total + (counts.live ?? 0), 0);
  return (
    <>
      <PageHead
        title={t("title")}
        state={t("state", { all, places: places.length, live })}
        action={<LinkButton href="/devices">{t("asTable")}</LinkButton>}
      />
      <div className="rounded-md border bg-surface">
        {places.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <ul aria-label={t("title")}>
            {places.map(({ id, counts, ...place }) => (
              <FleetRow
                key={id}
                name={nameIn(locale, place)}
                counts={counts}
                level={1}
                isOpen={open.includes(id)}
                toggle={treeAddress(open, id)}
                rows={`/devices?establishment=${id}`}
              >
                {open.includes(id) && <FleetBranches establishmentId={id} open={open} after={first(search["after"])} />}
              </FleetRow>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
