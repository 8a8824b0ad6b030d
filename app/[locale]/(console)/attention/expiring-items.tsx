import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { daysBetween } from "#lib/i18n/format.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { Attention } from "#lib/services/attention/queries.ts";
import { dueDays } from "#lib/services/credentials/queries.ts";
import { AllOf } from "./all-of.tsx";
import { Item } from "./item.tsx";

/** Live certificates that have ended or will end soon, with nothing begun to replace them. */
export async function ExpiringItems({ found, now }: { found: Attention["expiring"]; now: Date }) {
  const [t, format] = await Promise.all([getTranslations("attention"), getFormat()]);
  if (found.rows.length === 0) return null;
  const lastDay = new Date(now.getTime() + dueDays * 86_400_000).toISOString().slice(0, 10);
  const all = <AllOf found={found} href={`/certificates?state=live&to=${lastDay}`} />;
  return (
    <Section title={t("group.expiring")} flush actions={all}>
      <ul>
        {found.rows.map(({ id, notAfter, ...place }) => {
          if (notAfter === null) return null;
          const over = notAfter <= now;
          const soon = daysBetween(now, notAfter) <= 7;
          return (
            <Item
              key={id}
              of={place}
              state={over ? "broken" : soon ? "late" : "due"}
              why={over ? t("expired") : t("expiring", { date: format.date(notAfter) })}
              since={
                <>
                  {over ? t("ended") : t("ends")} <TimeText at={notAfter.toISOString()} />
                </>
              }
              verb={t("act.renew")}
            />
          );
        })}
      </ul>
    </Section>
  );
}
