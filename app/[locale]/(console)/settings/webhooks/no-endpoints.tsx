import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export function AddButton() {
  const t = useTranslations("webhooks");
  return (
    <LinkButton href="/settings/webhooks/new" kind="primary" icon={<Plus aria-hidden />}>
      {t("add")}
    </LinkButton>
  );
}

/** What the list will hold and how to begin. */
export function NoEndpoints() {
  const t = useTranslations("webhooks.empty");
  return (
    <EmptyState title={t("title")} action={<AddButton />}>
      {t("text")}
    </EmptyState>
  );
}
