import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

type Path =
  | "/settings"
  | "/settings/webhooks"
  | "/settings/sending"
  | "/settings/people"
  | "/settings/groups"
  | "/settings/alarms"
  | "/settings/own";
type Props = { current: Path; state: ReactNode; action?: ReactNode };

export function SettingsHead({ current, state, action }: Props) {
  const [t, people] = [useTranslations("settings"), useTranslations("people")];
  const [channels, webhooks] = [useTranslations("channels"), useTranslations("webhooks")];
  const tabs = [
    { href: "/settings", label: t("tab.keys") },
    { href: "/settings/webhooks", label: webhooks("title") },
    { href: "/settings/sending", label: t("tab.sending") },
    { href: "/settings/people", label: people("title") },
    { href: "/settings/groups", label: people("groups.title") },
    { href: "/settings/alarms", label: channels("title") },
    { href: "/settings/own", label: t("own.title") },
  ];
  return (
    <>
      <PageHead title={t("title")} state={state} action={action} />
      <Tabs items={tabs} current={current} label={t("title")} />
    </>
  );
}
