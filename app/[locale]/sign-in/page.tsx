import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { installed } from "#lib/web/edges.ts";
import { localPath } from "#lib/web/local-path.ts";
import { currentSession } from "#lib/web/session.ts";
import { SignInForm } from "./sign-in-form.tsx";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, asked, t] = await Promise.all([params, searchParams, getTranslations("signIn")]);
  const next = localPath([asked.next ?? []].flat()[0], `/${locale}`);
  const session = await currentSession();
  if (session !== undefined) redirect(next);
  const { environment } = await installed();
  return (
    <>
      <PageHead title={t("title")} state={t("state")} />
      <ClientMessages also={["signIn"]}>
        <SignInForm next={next} provider={environment.provider?.name} refused={asked.error !== undefined} />
      </ClientMessages>
    </>
  );
}
