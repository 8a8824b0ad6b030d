import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listChannels } from "#lib/services/channels/queries.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { viewsOfDevices } from "../../views/of-devices.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { GroupChannels } from "./group-channels.tsx";
import { TestButton } from "./test-button.tsx";

const current = "/settings/alarms";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("channels");
  return { title: t("title") };
}

export default async function AlarmsPage() {
  const [{ actor, context }, t, locale] = await Promise.all([requiredSession(), getTranslations(), getLocale()]);
  const establishmentId = await selectedEstablishment(actor);
  const ledger = <LinkButton href="/settings/alarms/ledger">{t("alarms.ledger.link")}</LinkButton>;
  const head = <SettingsHead current={current} state={t("channels.state")} action={ledger} />;
  if (establishmentId === "all") return <ChooseEstablishment head={head} path={current} permission="settings:write" />;
  if (!canIn(actor, "settings:write", establishmentId))
    return <SettingsHead current={current} state={t("channels.forbidden")} action={ledger} />;
  const [channels, groups, views] = await Promise.all([
    ask(listChannels, { establishmentId }),
    ask(listGroups, { establishmentId }),
    viewsOfDevices(establishmentId, "shared"),
  ]);
  return (
    <ClientMessages also={["channels"]}>
      {head}
      {!context.channels.hasMail && <Banner state="due" title={t("channels.noMail")} />}
      <Section title={t("channels.console")} actions={<TestButton establishmentId={establishmentId} />}>
        <p className="max-w-160 text-ink-quiet">{t("channels.consoleText")}</p>
      </Section>
      {groups.map((group) => (
        <GroupChannels
          key={group.id}
          establishmentId={establishmentId}
          group={{ ...group, name: nameIn(locale, group) }}
          channels={channels.filter(({ groupId }) => groupId === group.id)}
          views={views}
        />
      ))}
    </ClientMessages>
  );
}
