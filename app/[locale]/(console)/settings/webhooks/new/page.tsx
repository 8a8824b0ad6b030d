import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ChooseEstablishment } from "../../choose-establishment.tsx";
import { EndpointForm } from "../endpoint-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("new.title") };
}

export default async function NewWebhookPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("webhooks")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings/webhooks" }]} />}
      title={t("new.title")}
      state={t("new.state")}
    />
  );
  if (establishmentId === "all")
    return <ChooseEstablishment head={head} path="/settings/webhooks/new" permission="api_key:write" />;
  if (!canIn(actor, "api_key:write", establishmentId)) notFound();

  return (
    <>
      {head}
      <ClientMessages also={["webhooks", "devices"]}>
        <EndpointForm establishmentId={establishmentId} />
      </ClientMessages>
    </>
  );
}
