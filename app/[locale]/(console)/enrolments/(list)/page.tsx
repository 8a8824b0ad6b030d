import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { standingOf } from "#components/enrolments/standing.ts";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listEnrolments } from "#lib/services/enrolments/queries.ts";
import { ListEnrolments } from "#lib/services/enrolments/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { Live } from "../../live.tsx";
import { EnrolmentsFilter } from "../enrolments-filter.tsx";
import { SessionsLink } from "../sessions/sessions-link.tsx";
import { EnrolmentsTable } from "../enrolments-table.tsx";
import { viewsIn } from "../../views/views-of.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("enrolments"))("title") };
}

export default async function EnrolmentsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const t = await getTranslations("enrolments");
  const address = addressOf(search, await selectedEstablishment(actor));
  const views = await viewsIn("enrolments", address);
  const found = await ask(listEnrolments, address);
  const rows = found.rows.map(({ id, kind, environment, status, reasonCode, createdAt, updatedAt, ...row }) => {
    const { state, words } = standingOf(t, status, reasonCode);
    const branch = nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn });
    const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
    return { id, kind, environment, device: row.deviceName, branch, state, stateWords: words, ...times };
  });
  return (
    <>
      <PageHead title={t("title")} state={t("state")} action={<SessionsLink />} />
      <ClientMessages also={["enrolments", "attention"]}>
        <EnrolmentsTable
          rows={rows}
          page={pageOf(found)}
          sort={ListEnrolments.parse(address).sort}
          filtered={["q", "state", "needs", "environment"].some((name) => address[name])}
          toolbar={<EnrolmentsFilter />}
          views={views}
          empty={
            <EmptyState title={t("empty.title")} action={<LinkButton href="/devices">{t("toDevices")}</LinkButton>}>
              {t("empty.text")}
            </EmptyState>
          }
        />
      </ClientMessages>
      <Live establishment={address["establishment"] ?? "all"} />
    </>
  );
}
