import type { Metadata } from "next";
import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { canIn } from "#lib/actor.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { GroupCard } from "./group-card.tsx";

const current = "/settings/groups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.groups");
  return { title: t("title") };
}

export default async function GroupsPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("people.groups")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = <SettingsHead current={current} state={t("state")} />;
  if (establishmentId === "all") return <ChooseEstablishment head={head} path={current} permission="settings:write" />;
  if (!canIn(actor, "settings:write", establishmentId))
    return <SettingsHead current={current} state={t("forbidden")} />;
  const groups = await ask(listGroups, { establishmentId });
  const acts = (
    <>
      <ExportLink path="/api/v1/exports/groups" />
      <LinkButton href="/settings/groups/new" kind="primary" icon={<Plus aria-hidden />}>
        {t("create")}
      </LinkButton>
    </>
  );
  return (
    <>
      <SettingsHead current={current} state={t("state")} action={acts} />
      <div className="grid gap-4 md:grid-cols-2">
        {groups.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </div>
    </>
  );
}
