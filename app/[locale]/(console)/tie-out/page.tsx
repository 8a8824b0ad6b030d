import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { monthlyTieOut } from "#lib/services/tie-out/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../address.ts";
import { ask } from "../ask.ts";
import { ChooseEstablishment } from "../settings/choose-establishment.tsx";
import { CompareForm } from "./compare-form.tsx";
import { MissingNumbers } from "./missing-numbers.tsx";
import { MonthSums } from "./month-sums.tsx";
import { chosenMonth } from "./months.ts";
import { ExportMonth, MonthSentence } from "./month-head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tieOut");
  return { title: t("title") };
}

export default async function TieOutPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor, context }, t] = await Promise.all([searchParams, requiredSession(), getTranslations()]);
  const [establishmentId, environments] = await Promise.all([selectedEstablishment(actor), reachableEnvironments()]);
  const [title, crumbs] = [
    t("tieOut.title"),
    <Breadcrumbs key="crumbs" trail={[{ label: t("documents.title"), href: "/documents" }]} />,
  ];
  if (establishmentId === "all") {
    const head = <PageHead breadcrumbs={crumbs} title={title} state={t("tieOut.stateChoose")} />;
    return <ChooseEstablishment head={head} path="/tie-out" permission="document:read" />;
  }
  const environment = environments.find((one) => one === first(search["environment"])) ?? environments.at(-1);
  if (environment === undefined) return <PageHead breadcrumbs={crumbs} title={title} />;
  const place = { establishmentId, environment, month: chosenMonth(first(search["month"]), context.clock.now()) };
  const month = await ask(monthlyTieOut, place);
  const at = (one: string) => `/tie-out?month=${place.month}&environment=${one}`;
  return (
    <ClientMessages also={["tieOut"]}>
      <PageHead
        breadcrumbs={crumbs}
        title={title}
        state={<MonthSentence month={month} />}
        action={month.rows.length > 0 && <ExportMonth place={place} />}
      />
      {environments.length > 1 && (
        <Tabs
          label={t("tieOut.environment")}
          items={environments.map((one) => ({ href: at(one), label: t(`environment.${one}`) }))}
          current={at(environment)}
        />
      )}
      <MonthSums place={place} month={month} />
      {month.rows.length > 0 && <MissingNumbers month={month} />}
      <CompareForm key={`${environment} ${place.month}`} {...place} />
    </ClientMessages>
  );
}
