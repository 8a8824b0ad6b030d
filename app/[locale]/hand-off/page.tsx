import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { HandOff } from "./hand-off.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions.handOff");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** Open to whoever has the link; what it opens is in the fragment, which no server is sent. */
export default async function HandOffPage() {
  const t = await getTranslations("sessions.handOff");
  return (
    <>
      <PageHead title={t("title")} state={t("state")} />
      <ClientMessages also={["sessions"]}>
        <HandOff />
      </ClientMessages>
    </>
  );
}
