import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";

const pages = [
  { key: "causes", href: "/findings" },
  { key: "warnings", href: "/findings/warnings" },
  { key: "translate", href: "/findings/translate" },
  { key: "mail", href: "/findings/mail" },
] as const;

type Props = { here: (typeof pages)[number]["href"]; state: ReactNode; action?: ReactNode };

/** The head that the four pages about findings share. */
export function FindingsHead({ here, state, action }: Props) {
  const t = useTranslations("findings");
  return (
    <>
      <PageHead title={t("title")} state={state} action={action} />
      <Tabs
        label={t("tabs.label")}
        items={pages.map(({ key, href }) => ({ href, label: t(`tabs.${key}`) }))}
        current={here}
      />
    </>
  );
}
