import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ChooseEstablishment } from "../../choose-establishment.tsx";
import { placesOf } from "../../places.ts";
import { GroupForm } from "../group-form.tsx";
import { membersOf } from "../members-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.groups");
  return { title: t("create") };
}

export default async function NewGroupPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("people.groups")]);
  const establishmentId = await selectedEstablishment(actor);
  const trail = [{ label: t("title"), href: "/settings/groups" }];
  const head = <PageHead breadcrumbs={<Breadcrumbs trail={trail} />} title={t("create")} state={t("createState")} />;
  if (establishmentId === "all")
    return <ChooseEstablishment head={head} path="/settings/groups/new" permission="settings:write" />;
  if (!canIn(actor, "settings:write", establishmentId)) notFound();
  const [{ branches }, people] = await Promise.all([placesOf(establishmentId), membersOf(establishmentId)]);
  return (
    <ClientMessages also={["people", "records"]}>
      {head}
      <GroupForm establishmentId={establishmentId} people={people} branches={branches} />
    </ClientMessages>
  );
}
