import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/states.tsx";

export function NoBranches({ archived }: { archived: boolean }) {
  const t = useTranslations("branches");
  if (archived) return <EmptyState title={t("emptyArchived")}>{t("emptyArchivedHint")}</EmptyState>;
  return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
}
