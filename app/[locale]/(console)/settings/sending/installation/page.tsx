import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showStandards } from "#lib/services/settings/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { chosenEnvironment } from "../../chosen-environment.ts";
import { EnvironmentTabs } from "../../environment-tabs.tsx";
import { SettingRows } from "../../setting-rows.tsx";
import { settingView } from "../../setting-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.sending");
  return { title: t("installation.title") };
}

export default async function InstallationPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("settings.sending"),
  ]);
  const environments = await reachableEnvironments();
  const environment = chosenEnvironment(search, environments);
  if (environment === undefined || !can(actor, "settings:standard")) notFound();
  const settings = await ask(showStandards, { environment });
  return (
    <ClientMessages also={["settings"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings/sending" }]} />}
        title={t("installation.title")}
        state={t("installation.state")}
      />
      <EnvironmentTabs path="/settings/sending/installation" environments={environments} current={environment} />
      <SettingRows key={environment} place={{ environment }} settings={settings.map(settingView)} mayChange />
    </ClientMessages>
  );
}
