import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { requiredSession } from "#lib/web/session.ts";
import { AddAppForm } from "./add-app-form.tsx";
import { RemoveAppForm } from "./remove-app-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("codes.title") };
}

export default async function CodesPage() {
  const [session, t] = await Promise.all([requiredSession(), getTranslations("signIn")]);
  const on = session.asksForCode;
  return (
    <>
      <PageHead title={t("codes.title")} state={on ? t("codes.on") : t("codes.off")} />
      <ClientMessages also={["signIn"]}>{on ? <RemoveAppForm email={session.email} /> : <AddAppForm />}</ClientMessages>
      <LinkButton href="/" kind="bare" className="-ms-3 w-fit">
        {t("toConsole")}
      </LinkButton>
    </>
  );
}
