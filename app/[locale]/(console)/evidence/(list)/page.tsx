import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listEvidence } from "#lib/services/evidence/queries.ts";
import { ListEvidence } from "#lib/services/evidence/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { viewsIn } from "../../views/views-of.tsx";
import { callRow } from "../call-row.ts";
import { EvidenceTable } from "../evidence-table.tsx";
import { EvidenceToolbar } from "../evidence-toolbar.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("evidence"))("title") };
}

export default async function EvidencePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations(),
  ]);
  if (!can(actor, "document:read")) return <PageHead title={t("evidence.title")} state={t("evidence.forbidden")} />;

  const establishment = await selectedEstablishment(actor);
  const address = addressOf(search, establishment);
  const views = await viewsIn("evidence", address);
  const found = await ask(listEvidence, address);
  return (
    <>
      <PageHead title={t("evidence.title")} state={t("evidence.state")} />
      <ClientMessages also={["evidence"]}>
        <EvidenceTable
          rows={found.rows.map((row) => callRow(t, locale, row))}
          page={pageOf(found)}
          sort={ListEvidence.parse(address).sort}
          filtered={filters.some((name) => address[name])}
          toolbar={<EvidenceToolbar establishment={establishment} search={address} />}
          views={views}
          empty={<EmptyState title={t("evidence.empty.title")}>{t("evidence.empty.text")}</EmptyState>}
        />
      </ClientMessages>
    </>
  );
}

const filters = ["q", "call", "outcome", "branch", "device", "environment", "from", "to"];
