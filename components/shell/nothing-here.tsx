import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";

/** For what is missing and what is another's alike. */
export function NothingHere() {
  const t = useTranslations("records.notFound");
  return (
    <div className="rounded-md border bg-surface">
      <EmptyState title={<h1>{t("title")}</h1>} action={<LinkButton href="/attention">{t("home")}</LinkButton>}>
        {t("text")}
      </EmptyState>
    </div>
  );
}
