import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ChooseEstablishment } from "../../choose-establishment.tsx";
import { KeyForm } from "../../key-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("keys.new.title") };
}

export default async function NewKeyPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("settings")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings" }]} />}
      title={t("keys.new.title")}
      state={t("keys.new.state")}
    />
  );
  if (establishmentId === "all")
    return <ChooseEstablishment head={head} path="/settings/keys/new" permission="api_key:write" />;
  if (!canIn(actor, "api_key:write", establishmentId)) notFound();

  return (
    <>
      {head}
      <ClientMessages also={["settings", "devices"]}>
        <KeyForm establishmentId={establishmentId} />
      </ClientMessages>
    </>
  );
}
