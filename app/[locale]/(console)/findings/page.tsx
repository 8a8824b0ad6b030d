import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { withParameters } from "#components/data-table/address.ts";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { Section } from "#components/ui/section.tsx";
import { viewParametersOf } from "#lib/domain/saved-view.ts";
import { listCauses } from "#lib/services/findings/causes.ts";
import { findingTrend } from "#lib/services/findings/trend.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../address.ts";
import { ask } from "../ask.ts";
import { addressOf } from "../list-address.ts";
import { viewsIn } from "../views/views-of.tsx";
import { CausesList } from "./causes-list.tsx";
import { FindingsHead } from "./findings-head.tsx";
import { OutcomeTrend } from "./outcome-trend.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings");
  return { title: t("title") };
}

export default async function FindingsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t, locale] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("findings"),
    getLocale(),
  ]);
  const establishment = await selectedEstablishment(actor);
  const address = addressOf(search, establishment);
  const views = await viewsIn("findings", address);
  const [found, weeks] = await Promise.all([ask(listCauses, address), ask(findingTrend, { establishment })]);
  const { causes, documents: count, capped } = found;
  const chosen = new URLSearchParams(viewParametersOf(address));
  const file = withParameters("/api/v1/findings/csv", chosen, { establishmentId: establishment, locale });
  const save = causes.length > 0 && establishment !== "all" && <DownloadLink href={file}>{t("export")}</DownloadLink>;
  const filtered = ["state", "environment", "group"].some((name) => address[name]);
  return (
    <>
      <FindingsHead here="/findings" state={t(capped ? "stateCapped" : "state", { count })} action={save} />
      <OutcomeTrend weeks={weeks} />
      {causes.length > 0 || filtered ? (
        <CausesList causes={causes} establishment={establishment} views={views} />
      ) : (
        <Section flush>
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        </Section>
      )}
    </>
  );
}
