import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { listPeople } from "#lib/services/people/queries.ts";
import { Withdraw } from "./withdraw.tsx";

type Found = Awaited<ReturnType<typeof listPeople.run>>["invited"];

/** Who is invited and has not accepted. */
export function Invited({ found, now }: { found: Found; now: Date }) {
  const t = useTranslations("people");
  if (found.length === 0) return null;
  return (
    <Section title={t("open.title")} flush>
      <ul>
        {found.map(({ id, name, email, role, expiresAt, letterOutcome }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0">
            <div className="min-w-0 flex-1 basis-56">
              <bdi className="font-medium">{name}</bdi>
              <p className="text-cell wrap-anywhere text-ink-quiet">
                <bdi dir="ltr">{email}</bdi>
              </p>
            </div>
            <p className="flex-1 basis-40">{t(`role.${role}`)}</p>
            <div className="text-cell text-ink-quiet sm:w-52">
              <p>{t(`open.letter.${letterOutcome ?? "none"}`)}</p>
              {expiresAt <= now ? (
                <StateMark state="late" quiet>
                  {t("open.over")}
                </StateMark>
              ) : (
                <p>
                  {t("open.until")} <TimeText at={expiresAt.toISOString()} precision="day" />
                </p>
              )}
            </div>
            <Withdraw invitationId={id} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
