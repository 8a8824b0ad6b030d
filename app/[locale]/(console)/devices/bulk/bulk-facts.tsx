import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import type { BulkAct } from "#lib/domain/bulk-act.ts";
import type { BulkPlan } from "#lib/services/fleet/plan.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { FilterWords } from "../filter-words.tsx";

type Props = { act: BulkAct; plan: BulkPlan; filter: Readonly<Record<string, string>>; chosen: boolean };

/** Who takes part, who is left out and why. */
export function BulkFacts({ act, plan, filter, chosen }: Props) {
  const t = useTranslations("fleet.bulk");
  const format = useFormat();
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
