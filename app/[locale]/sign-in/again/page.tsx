import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { localPath } from "#lib/web/local-path.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ProveAgainForm } from "./prove-again-form.tsx";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("again.title") };
}

export default async function ProveAgainPage({ params, searchParams }: Props) {
  const [{ locale }, asked, session] = await Promise.all([params, searchParams, requiredSession()]);
  const t = await getTranslations("signIn");
  return (
    <>
      <PageHead title={t("again.title")} state={t("again.state", { name: session.actor.name })} />
      <ClientMessages also={["signIn"]}>
        <ProveAgainForm
          email={session.email}
          asksForCode={session.asksForCode}
          next={localPath([asked.next ?? []].flat()[0], `/${locale}`)}
        />
      </ClientMessages>
    </>
  );
}
