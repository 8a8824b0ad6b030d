import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { isVatGroup } from "#lib/domain/identifiers.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../../ask.ts";
import { MemberForm } from "../../../member-form.tsx";

type Props = { params: Promise<{ establishmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members");
  return { title: t("new") };
}

export default async function NewMemberPage({ params }: Props) {
  const [{ establishmentId }, { actor }, locale, t] = await Promise.all([
    params,
    requiredSession(),
    getLocale(),
    getTranslations(),
  ]);
  const { establishment } = await ask(showEstablishment, { establishmentId });
  if (!canIn(actor, "establishment:write", establishmentId) || !isVatGroup(establishment.vatNumber)) notFound();

  const group = nameIn(locale, establishment);
  const trail = [
    { label: t("establishments.title"), href: "/establishments" },
    { label: group, href: `/establishments/${establishmentId}` },
  ];
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={trail} />}
        title={t("members.new")}
        state={t("members.newState", { group })}
      />
      <ClientMessages also={["members", "records"]}>
        <MemberForm establishmentId={establishmentId} />
      </ClientMessages>
    </>
  );
}
