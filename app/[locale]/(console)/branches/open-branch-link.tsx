import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { can, type Actor } from "#lib/actor.ts";
import { ImportLink } from "../import/import-link.tsx";

/** Only for people who may open one somewhere. */
export function OpenBranchLink({ actor }: { actor: Actor }) {
  const t = useTranslations("branches");
  if (!can(actor, "branch:write")) return null;
  return (
    <>
      <ImportLink />
      <LinkButton href="/branches/new" kind="primary" icon={<Plus aria-hidden />}>
        {t("new")}
      </LinkButton>
    </>
  );
}
