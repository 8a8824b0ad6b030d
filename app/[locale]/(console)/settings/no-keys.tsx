import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

function CreateButton() {
  const t = useTranslations("settings.keys");
  return (
    <LinkButton href="/settings/keys/new" kind="primary" icon={<Plus aria-hidden />}>
      {t("create")}
    </LinkButton>
  );
}

/** The way to the description of the calls, and once there are keys, to another one. */
export function KeysActs({ some }: { some: boolean }) {
  const t = useTranslations("settings.keys");
  return (
    <>
      <LinkButton href="/developers">{t("api")}</LinkButton>
      {some && <CreateButton />}
    </>
  );
}

/** What the list will hold and how to begin. */
export function NoKeys() {
  const t = useTranslations("settings.keys.empty");
  return (
    <EmptyState title={t("title")} action={<CreateButton />}>
      {t("text")}
    </EmptyState>
  );
}
