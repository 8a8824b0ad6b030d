import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listSessions } from "#lib/services/otp-sessions/queries.ts";
import { ListSessions } from "#lib/services/otp-sessions/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf, pageOf } from "../../../list-address.ts";
import { viewsIn } from "../../../views/views-of.tsx";
import { SessionsFilter } from "../sessions-filter.tsx";
import { rowView } from "../row-view.ts";
import { SessionsTable } from "../sessions-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("title") };
}

export default async function SessionsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const [t, enrolments] = await Promise.all([getTranslations("sessions"), getTranslations("enrolments")]);
  const address = addressOf(search, await selectedEstablishment(actor));
  const found = await ask(listSessions, address);
  const start = can(actor, "enrolment:write") && (
    <LinkButton href="/enrolments/sessions/new" kind="primary">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: enrolments("title"), href: "/enrolments" }]} />}
        title={t("title")}
        state={t("state")}
        action={found.rows.length > 0 && start}
      />
      <ClientMessages also={["sessions"]}>
        <SessionsTable
          rows={found.rows.map((row) => rowView(row, locale))}
          page={pageOf(found)}
          sort={ListSessions.parse(address).sort}
          filtered={["q", "status", "environment"].some((name) => address[name])}
          toolbar={<SessionsFilter />}
          views={await viewsIn("sessions", address)}
          empty={
            <EmptyState title={t("empty.title")} action={start}>
              {t("empty.text")}
            </EmptyState>
          }
        />
      </ClientMessages>
    </>
  );
}
