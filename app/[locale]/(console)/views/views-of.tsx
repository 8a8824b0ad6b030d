import { getLocale } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { can, canIn } from "#lib/actor.ts";
import { viewParametersOf, type ViewTable } from "#lib/domain/saved-view.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { listViews } from "#lib/services/views/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { openView } from "./open-view.ts";
import { ViewMenu } from "./view-menu.tsx";

type Props = { list: ViewTable; address: Readonly<Record<string, string | undefined>> };

/** Where the address names nothing but a view, leads to what that shows; otherwise the menu of the table's saved views. */
export async function viewsIn(list: ViewTable, address: Props["address"]) {
  await openView(list, address);
  return <ViewsOf list={list} address={address} />;
}

async function ViewsOf({ list, address }: Props) {
  const [{ actor }, locale] = await Promise.all([requiredSession(), getLocale()]);
  if (!can(actor, "establishment:read")) return null;
  const selected = await selectedEstablishment(actor);
  const [views, places] = await Promise.all([
    ask(listViews, { list, establishment: selected === "all" ? undefined : selected }),
    ask(listEstablishments, {}),
  ]);
  const homes = places
    .filter(({ id, archivedAt }) => (selected === "all" ? archivedAt === null : id === selected))
    .map((place) => ({
      value: place.id,
      label: nameIn(locale, place),
      mayShare: canIn(actor, "view:share", place.id),
    }));
  const parameters = viewParametersOf(address);
  return (
    <ClientMessages also={["views"]}>
      <ViewMenu list={list} views={views} homes={homes} parameters={parameters} current={address["view"]} />
    </ClientMessages>
  );
}
