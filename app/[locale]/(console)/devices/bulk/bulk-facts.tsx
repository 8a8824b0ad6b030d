import { getTranslations } from "next-intl/server";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import type { BulkAct } from "#lib/domain/bulk-act.ts";
import type { BulkPlan } from "./bulk-plan.ts";
import { getFormat } from "#lib/i18n/server.ts";
import { FilterWords } from "../filter-words.tsx";

type Props = { act: BulkAct; plan: BulkPlan; filter: Readonly<Record<string, string>>; chosen: boolean };

/** Who takes part, who is left out and why. */
export async function BulkFacts({ act, plan, filter, chosen }: Props) {
  const [t, format] = await Promise.all([getTranslations("fleet.bulk"), getFormat()]);
  return (
    <Section title={t("matching", { count: plan.matching })} note={<FilterWords filter={filter} chosen={chosen} />}>
      <ul className="flex flex-col gap-2">
        {plan.eligible > 0 && (
          <li className="flex flex-wrap items-center gap-x-3">
            <b className="min-w-12 text-end tabular-nums">{format.number(plan.eligible)}</b>
            <StateMark state="good">{t(`eligible.${act}`)}</StateMark>
            {plan.establishments > 1 && (
              <span className="text-ink-quiet">{t("establishments", { count: plan.establishments })}</span>
            )}
          </li>
        )}
        {plan.blocked.map(({ block, count }) => (
          <li key={block} className="flex flex-wrap items-center gap-x-3">
            <b className="min-w-12 text-end tabular-nums">{format.number(count)}</b>
            <StateMark state="unknown">{t("blocked")}</StateMark>
            <span className="text-ink-quiet">{t(`blocks.${block}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
