import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { currentSession } from "#lib/web/session.ts";
import { Invitation } from "./invitation.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.accept");
  return { title: t("title") };
}

/** The token stands behind the `#` of the address, which the browser keeps to itself. */
export default async function InvitationPage() {
  const [session, t] = await Promise.all([currentSession(), getTranslations("people.accept")]);
  return (
    <>
      <PageHead title={t("title")} />
      <ClientMessages also={["people", "signIn"]}>
        <Invitation signedInAs={session?.email} />
      </ClientMessages>
    </>
  );
}
