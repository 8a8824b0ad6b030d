import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { ownLanguage } from "#lib/services/channels/set-language.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { Calendars } from "./calendars.tsx";
import { OwnDates } from "./own-dates.tsx";
import { OwnLanguage } from "./own-language.tsx";

const current = "/settings/own";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("own.title") };
}

/** What everybody sets for themselves, whatever their role: calendars, the language of letters, dates and digits. */
export default async function OwnPage() {
  const [{ actor, context }, t] = await Promise.all([requiredSession(), getTranslations()]);
  const establishmentId = await selectedEstablishment(actor);
  const head = <SettingsHead current={current} state={t("settings.own.state")} />;
  const always = (
    <>
      <Section title={t("channels.own.title")}>
        <OwnLanguage chosen={await ask(ownLanguage, {})} />
      </Section>
      <Section title={t("channels.dates.title")}>
        <OwnDates example={context.clock.now().toISOString()} />
      </Section>
    </>
  );
  return (
    <ClientMessages also={["channels"]}>
      {establishmentId === "all" || !can(actor, "establishment:read") ? (
        <ChooseEstablishment head={head} path={current} permission="establishment:read" />
      ) : (
        <>
          {head}
          <Calendars establishmentId={establishmentId} title={t("channels.calendar.title")} />
        </>
      )}
      {always}
    </ClientMessages>
  );
}
