import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { EstablishmentForm } from "../../establishment-form.tsx";

type Props = { params: Promise<{ establishmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("establishments");
  return { title: t("edit") };
}

export default async function EditEstablishmentPage({ params }: Props) {
  const [{ establishmentId }, { actor }, locale, t] = await Promise.all([
    params,
    requiredSession(),
    getLocale(),
    getTranslations("establishments"),
  ]);
  const { establishment } = await ask(showEstablishment, { establishmentId });
  if (!canIn(actor, "establishment:write", establishmentId) || establishment.archivedAt !== null) notFound();

  const href = `/establishments/${establishmentId}`;
  const trail = [
    { label: t("title"), href: "/establishments" },
    { label: nameIn(locale, establishment), href },
  ];
  return (
    <>
      <PageHead breadcrumbs={<Breadcrumbs trail={trail} />} title={t("edit")} state={t("editState")} />
      <ClientMessages also={["establishments", "records"]}>
        <EstablishmentForm of={establishment} backHref={href} />
      </ClientMessages>
    </>
  );
}
