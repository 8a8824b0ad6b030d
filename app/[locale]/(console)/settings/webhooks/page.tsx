import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listEndpoints } from "#lib/services/webhooks/queries.ts";
import { ListEndpoints } from "#lib/services/webhooks/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { SettingsHead } from "../settings-head.tsx";
import { deviceNames } from "../device-names.ts";
import { endpointView } from "./endpoint-view.ts";
import { EndpointsTable } from "./endpoints-table.tsx";
import { AddButton, NoEndpoints } from "./no-endpoints.tsx";

const current = "/settings/webhooks";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([searchParams, requiredSession(), getTranslations("webhooks")]);
  if (!can(actor, "api_key:write")) return <SettingsHead current={current} state={t("forbidden")} />;
  const establishment = await selectedEstablishment(actor);
  const address = addressOf(search, establishment);
  const found = await ask(listEndpoints, address);
  const devices = await deviceNames(found.rows);
  const actions = (
    <>
      <LinkButton href="/developers#events">{t("api")}</LinkButton>
      {found.rows.length > 0 && <AddButton />}
    </>
  );
  return (
    <ClientMessages also={["webhooks"]}>
      <SettingsHead current={current} state={t("state")} action={actions} />
      <EndpointsTable
        rows={found.rows.map((row) => endpointView(row, devices))}
        page={pageOf(found)}
        sort={ListEndpoints.parse(address).sort}
        filtered={false}
        toolbar={null}
        empty={<NoEndpoints />}
      />
    </ClientMessages>
  );
}
