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
import { InviteForm } from "../invite-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("new.title") };
}

export default async function InvitePage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("people")]);
  const establishmentId = await selectedEstablishment(actor);
  const trail = [{ label: t("title"), href: "/settings/people" }];
  const head = <PageHead breadcrumbs={<Breadcrumbs trail={trail} />} title={t("new.title")} state={t("new.state")} />;
  if (establishmentId === "all")
    return <ChooseEstablishment head={head} path="/settings/people/invite" permission="people:write" />;
  if (!canIn(actor, "people:write", establishmentId)) notFound();
  const places = await placesOf(establishmentId);
  return (
    <ClientMessages also={["people", "channels", "devices"]}>
      {head}
      <InviteForm establishmentId={establishmentId} {...places} />
    </ClientMessages>
  );
}
