import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Follow } from "#components/enrolments/follow.tsx";
import { Section } from "#components/ui/section.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listDeliveries, showEndpoint } from "#lib/services/webhooks/queries.ts";
import { ListDeliveries } from "#lib/services/webhooks/schema.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf, pageOf } from "../../../list-address.ts";
import { deviceNames } from "../../device-names.ts";
import { endpointView } from "../endpoint-view.ts";
import { deliveryView } from "./delivery-view.ts";
import { DeliveriesTable } from "./deliveries-table.tsx";
import { EndpointActs } from "./endpoint-acts.tsx";
import { EndpointFacts } from "./endpoint-facts.tsx";

type Props = { params: Promise<{ endpointId: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("title") };
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const [{ endpointId }, search, t] = await Promise.all([params, searchParams, getTranslations("webhooks")]);
  const endpoint = await ask(showEndpoint, { endpointId });
  const address = { ...addressOf(search, endpoint.establishmentId), endpointId };
  const [found, devices] = await Promise.all([ask(listDeliveries, address), deviceNames([endpoint])]);
  const moving = endpoint.active && found.rows.some(({ state, attempts }) => state === "pending" && attempts === 0);
  const view = endpointView(endpoint, devices);
  return (
    <ClientMessages also={["webhooks", "devices"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings/webhooks" }]} />}
        title={<bdi>{view.name}</bdi>}
        state={view.offWhy === null ? t("state") : t(`offWhy.${view.offWhy}`)}
      />
      {moving && <Follow pace="soon" words={t("messages.moving")} />}
      <Section>
        <div className="flex flex-col gap-4">
          <EndpointFacts of={view} />
          <EndpointActs endpointId={view.id} name={view.name} active={view.active} />
        </div>
      </Section>
      <DeliveriesTable
        endpointId={view.id}
        active={view.active}
        rows={found.rows.map(deliveryView)}
        page={pageOf(found)}
        sort={ListDeliveries.parse(address).sort}
        filtered={search["state"] !== undefined}
      />
    </ClientMessages>
  );
}
