import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { currentSession } from "#lib/web/session.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("change.title") };
}

export default async function ChangePasswordPage({ params }: Props) {
  const [{ locale }, session, t] = await Promise.all([params, currentSession(), getTranslations("signIn")]);
  if (session === undefined) redirect(`/${locale}/sign-in`);
  return (
    <>
      <PageHead title={t("change.title")} state={session.mustChangePassword ? t("change.first") : t("change.state")} />
      <ClientMessages also={["signIn"]}>
        <ChangePasswordForm email={session.email} />
      </ClientMessages>
      {!session.mustChangePassword && (
        <LinkButton href="/" kind="bare" className="-ms-3 w-fit">
          {t("toConsole")}
        </LinkButton>
      )}
    </>
  );
}
