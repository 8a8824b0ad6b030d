import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../../ask.ts";
import { MemberForm } from "../../../member-form.tsx";

type Props = { params: Promise<{ establishmentId: string; memberId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("edit") };
}

export default async function EditMemberPage({ params }: Props) {
  const [{ establishmentId, memberId }, { actor }, locale, t] = await Promise.all([
    params,
    requiredSession(),
    getLocale(),
    getTranslations(),
  ]);
  const { establishment, members } = await ask(showEstablishment, { establishmentId });
  const member = members.find(({ id }) => id === memberId);
  if (member === undefined || !canIn(actor, "establishment:write", establishmentId)) notFound();

  const trail = [
    { label: t("establishments.title"), href: "/establishments" },
    { label: nameIn(locale, establishment), href: `/establishments/${establishmentId}` },
  ];
  return (
    <>
      <PageHead breadcrumbs={<Breadcrumbs trail={trail} />} title={t("members.edit")} state={t("members.editState")} />
      <ClientMessages also={["members", "records"]}>
        <MemberForm establishmentId={establishmentId} of={member} />
      </ClientMessages>
    </>
  );
}
