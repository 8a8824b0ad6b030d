import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listAlarms } from "#lib/services/alarms/queries.ts";
import { ListAlarms } from "#lib/services/alarms/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf, pageOf } from "../../../list-address.ts";
import { alarmView } from "./alarm-view.ts";
import { LedgerFilter } from "./ledger-filter.tsx";
import { LedgerTable } from "./ledger-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alarms.ledger");
  return { title: t("title") };
}

export default async function LedgerPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const [t, channels] = await Promise.all([getTranslations("alarms.ledger"), getTranslations("channels")]);
  const address = addressOf(search, await selectedEstablishment(actor));
  const found = await ask(listAlarms, address);
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: channels("title"), href: "/settings/alarms" }]} />}
        title={t("title")}
        state={t("text")}
      />
      <ClientMessages also={["alarms", "channels"]}>
        <LedgerTable
          rows={found.rows.map((row) => alarmView(row, actor, locale))}
          page={pageOf(found)}
          sort={ListAlarms.parse(address).sort}
          filtered={address["state"] !== undefined && address["state"] !== ""}
          toolbar={<LedgerFilter />}
          empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
        />
      </ClientMessages>
    </>
  );
}
