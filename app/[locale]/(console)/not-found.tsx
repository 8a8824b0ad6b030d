import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export default function ConsoleNotFound() {
  const t = useTranslations("records.notFound");
  return (
    <div className="rounded-md border bg-surface">
      <EmptyState title={t("title")} action={<LinkButton href="/attention">{t("home")}</LinkButton>}>
        {t("text")}
      </EmptyState>
    </div>
  );
}
