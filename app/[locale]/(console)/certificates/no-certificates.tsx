import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

/** What the table will hold, and where certificates begin. */
export function NoCertificates() {
  const t = useTranslations("certificates");
  return (
    <EmptyState title={t("empty.title")} action={<LinkButton href="/devices">{t("toDevices")}</LinkButton>}>
      {t("empty.text")}
    </EmptyState>
  );
}
