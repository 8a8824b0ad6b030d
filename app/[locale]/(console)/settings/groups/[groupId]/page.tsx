import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listGroups, showGroup } from "#lib/services/groups/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { placesOf } from "../../places.ts";
import { GroupActs } from "../group-acts.tsx";
import { GroupForm } from "../group-form.tsx";
import { membersOf } from "../members-of.ts";

type Props = { params: Promise<{ groupId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.groups");
  return { title: t("title") };
}

export default async function GroupPage({ params }: Props) {
  const [{ groupId }, { actor }, locale] = await Promise.all([params, requiredSession(), getLocale()]);
  const [t, { establishmentId }] = await Promise.all([getTranslations("people.groups"), ask(showGroup, { groupId })]);
  if (!canIn(actor, "settings:write", establishmentId)) notFound();
  const [groups, { branches }, people] = await Promise.all([
    ask(listGroups, { establishmentId }),
    placesOf(establishmentId),
    membersOf(establishmentId),
  ]);
  const group = groups.find(({ id }) => id === groupId);
  if (group === undefined) notFound();
  const { id, nameAr, nameEn } = group;
  const now = { memberIds: group.members.map((one) => one.id), branchIds: group.branches.map((one) => one.id) };
  return (
    <ClientMessages also={["people", "records"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings/groups" }]} />}
        title={<bdi>{nameIn(locale, group)}</bdi>}
        state={group.isFallback ? t("fallbackHint") : t("members", { count: group.members.length })}
        action={!group.isFallback && <GroupActs groupId={id} name={nameIn(locale, group)} />}
      />
      <GroupForm
        establishmentId={establishmentId}
        people={people}
        branches={branches}
        group={{ id, nameAr, nameEn, ...now }}
      />
    </ClientMessages>
  );
}
