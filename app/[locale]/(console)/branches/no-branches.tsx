import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can, type Actor } from "#lib/actor.ts";

type Props = { actor: Actor; archived: boolean };

/** What the list will hold, and how this person can begin. */
export function NoBranches({ actor, archived }: Props) {
  const t = useTranslations();
  if (archived) return <EmptyState title={t("branches.emptyArchived")}>{t("branches.emptyArchivedHint")}</EmptyState>;
  if (can(actor, "establishment:read") || !can(actor, "establishment:create"))
    return <EmptyState title={t("branches.empty")}>{t("branches.emptyHint")}</EmptyState>;
  return (
    <EmptyState
      title={t("branches.empty")}
      action={<LinkButton href="/establishments/new">{t("establishments.new")}</LinkButton>}
    >
      {t("branches.chooseNone")}
    </EmptyState>
  );
}
