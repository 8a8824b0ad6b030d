import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { can, canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showSettings } from "#lib/services/settings/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { CompareLink } from "../../reconciliation/compare-link.tsx";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { EnvironmentTabs } from "../environment-tabs.tsx";
import { SettingRows } from "../setting-rows.tsx";
import { settingView } from "../setting-view.ts";
import { SettingsHead } from "../settings-head.tsx";
import { chosenEnvironment } from "../chosen-environment.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sending.title") };
}

export default async function SendingPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([searchParams, requiredSession(), getTranslations("settings")]);
  const [establishmentId, environments] = await Promise.all([selectedEstablishment(actor), reachableEnvironments()]);
  const head = (
    <SettingsHead
      current="/settings/sending"
      state={t("sending.state")}
      action={
        <>
          {can(actor, "fleet:write") && <CompareLink />}
          {can(actor, "settings:standard") && (
            <LinkButton href="/settings/sending/installation">{t("sending.installation.link")}</LinkButton>
          )}
        </>
      }
    />
  );
  if (establishmentId === "all")
    return <ChooseEstablishment head={head} path="/settings/sending" permission="establishment:read" />;

  const environment = chosenEnvironment(search, environments);
  if (environment === undefined) return head;
  const settings = await ask(showSettings, { establishmentId, environment });
  return (
    <ClientMessages also={["settings"]}>
      {head}
      <EnvironmentTabs path="/settings/sending" environments={environments} current={environment} />
      <SettingRows
        key={environment}
        place={{ establishmentId, environment }}
        settings={settings.map(settingView)}
        mayChange={canIn(actor, "settings:write", establishmentId)}
      />
    </ClientMessages>
  );
}
