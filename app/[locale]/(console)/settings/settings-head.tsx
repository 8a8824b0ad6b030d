import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

type Props = { current: "/settings" | "/settings/sending"; state: ReactNode; action?: ReactNode };

export function SettingsHead({ current, state, action }: Props) {
  const t = useTranslations("settings");
  const tabs = [
    { href: "/settings", label: t("tab.keys") },
    { href: "/settings/sending", label: t("tab.sending") },
  ];
  return (
    <>
      <PageHead title={t("title")} state={state} action={action} />
      <Tabs items={tabs} current={current} label={t("title")} />
    </>
  );
}
