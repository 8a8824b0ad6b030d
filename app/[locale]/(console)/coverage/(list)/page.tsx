import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { countCoverage, listCoverage } from "#lib/services/coverage/queries.ts";
import { ListCoverage } from "#lib/services/coverage/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { establishmentNames } from "../../branches/list-words.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { EnvironmentTabs } from "../../settings/environment-tabs.tsx";
import { CoverageState, CoverageTabs } from "../coverage-counts.tsx";
import { CoverageTable } from "../coverage-table.tsx";
import { coverageEnvironment } from "../environment.ts";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("coverage");
  return { title: t("title") };
}

export default async function CoveragePage({ searchParams }: Props) {
  const [search, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("coverage"),
  ]);
  const { environment, environments } = await coverageEnvironment(search);
  const address = { ...addressOf(search, await selectedEstablishment(actor)), environment };
  const asked = ListCoverage.parse(address);
  const [list, counts] = await Promise.all([ask(listCoverage, address), ask(countCoverage, address)]);
  const names = asked.establishment === undefined ? await establishmentNames(actor, locale) : {};
  const total = counts.capped || asked.q !== undefined ? undefined : counts[asked.coverage ?? "all"];
  return (
    <>
      <PageHead
        title={t("title")}
        state={<CoverageState counts={counts} environment={environment} />}
        action={<LinkButton href={`/coverage/compare?environment=${environment}`}>{t("compare.title")}</LinkButton>}
      />
      <EnvironmentTabs path="/coverage" environments={environments} current={environment} />
      <CoverageTabs counts={counts} environment={environment} current={asked.coverage} />
      <ClientMessages also={["branches", "records", "coverage"]}>
        <CoverageTable
          list={{ rows: list.rows, page: { ...pageOf(list), total } }}
          names={names}
          sort={asked.sort}
          filtered={asked.q !== undefined || first(search["coverage"]) !== undefined}
          empty={<EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>}
        />
      </ClientMessages>
    </>
  );
}
