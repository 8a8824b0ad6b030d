import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { listCalendars } from "#lib/services/calendars/queries.ts";
import { ownLanguage } from "#lib/services/channels/set-language.ts";
import { ask } from "../../ask.ts";
import { OwnCalendars } from "./own-calendars.tsx";
import { OwnLanguage } from "./own-language.tsx";

/** What everybody sets for themselves: calendars and the language of letters. */
export async function OwnSections({ establishmentId }: { establishmentId: string }) {
  const [t, own, feeds] = await Promise.all([
    getTranslations("channels"),
    ask(ownLanguage, {}),
    ask(listCalendars, { establishmentId }),
  ]);
  return (
    <>
      <Section title={t("calendar.title")}>
        <OwnCalendars
          establishmentId={establishmentId}
          feeds={feeds.map(({ createdAt, lastUsedAt, ...feed }) => ({
            ...feed,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          }))}
        />
      </Section>
      <Section title={t("own.title")}>
        <OwnLanguage chosen={own} />
      </Section>
    </>
  );
}
