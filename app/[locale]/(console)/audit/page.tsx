import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listAudit } from "#lib/services/audit/queries.ts";
import { ListAudit } from "#lib/services/audit/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../address.ts";
import { ask } from "../ask.ts";
import { addressOf, pageOf } from "../list-address.ts";
import { viewsIn } from "../views/views-of.tsx";
import { SearchedTo } from "./searched-to.tsx";
import { AuditFilter } from "./audit-filter.tsx";
import { AuditSheet } from "./audit-sheet.tsx";
import { AuditTable } from "./audit-table.tsx";
import { auditView } from "./audit-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("audit"),
  ]);
  if (!can(actor, "audit:read")) return <PageHead title={t("title")} state={t("forbidden")} />;

  const address = addressOf(search, await selectedEstablishment(actor));
  const views = await viewsIn("audit", address);
  const [found, { audit }] = await Promise.all([ask(listAudit, address), getMessages()]);
  const rows = found.rows.map((row) => auditView(row, audit, locale));
  const open = rows.find(({ id }) => id === address["open"]);
  return (
    <>
      <PageHead title={t("title")} state={found.reached ? <SearchedTo at={found.reached} /> : t("state")} />
      <ClientMessages also={["audit"]}>
        <AuditTable
          rows={rows}
          page={pageOf(found)}
          sort={ListAudit.parse(address).sort}
          filtered={["q", "entityId"].some((name) => address[name])}
          toolbar={<AuditFilter />}
          views={views}
          empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        />
        {open && <AuditSheet entry={open} search={address} />}
      </ClientMessages>
    </>
  );
}
