import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { requiredSession } from "#lib/web/session.ts";
import { EstablishmentForm } from "../establishment-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("establishments");
  return { title: t("new") };
}

export default async function NewEstablishmentPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("establishments")]);
  if (!can(actor, "establishment:create")) notFound();
  return (
    <>
      <PageHead title={t("new")} state={t("newState")} />
      <ClientMessages also={["establishments", "records"]}>
        <EstablishmentForm backHref="/establishments" />
      </ClientMessages>
    </>
  );
}
