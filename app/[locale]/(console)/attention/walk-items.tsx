import { getTranslations } from "next-intl/server";
import { whatHappened } from "#components/enrolments/reason-words.ts";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Attention } from "#lib/services/attention/queries.ts";
import { AllOf } from "./all-of.tsx";
import { Item } from "./item.tsx";

type Props = { kind: "stopped" | "waiting"; found: Attention["stopped"] };

/** Walks that only a person can move: those that stopped with a reason, or those that wait for a code. */
export async function WalkItems({ kind, found }: Props) {
  const [t, words] = await Promise.all([getTranslations("attention"), getTranslations("enrolments")]);
  if (found.rows.length === 0) return null;
  const href = kind === "stopped" ? "/enrolments?state=stopped" : "/enrolments?state=ready";
  return (
    <Section title={t(`group.${kind}`)} flush actions={<AllOf found={found} href={href} />}>
      <ul>
        {found.rows.map(({ id, reasonCode, updatedAt, createdAt: _createdAt, ...place }) => (
          <Item
            key={id}
            of={place}
            state={kind === "stopped" ? "broken" : "waiting"}
            why={reasonCode === null ? t("waiting") : whatHappened(words, reasonCode)}
            since={
              <>
                {t("since")} <TimeText at={updatedAt.toISOString()} />
              </>
            }
            verb={kind === "stopped" ? t("act.resolve") : t("act.code")}
          />
        ))}
      </ul>
    </Section>
  );
}
