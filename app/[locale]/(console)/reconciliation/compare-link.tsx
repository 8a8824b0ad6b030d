import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";

/** Leads to the comparison of the portal's list with the records. */
export function CompareLink() {
  const t = useTranslations("reconciliation");
  return <LinkButton href="/reconciliation">{t("title")}</LinkButton>;
}
