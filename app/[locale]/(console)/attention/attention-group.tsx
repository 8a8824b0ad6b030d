import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { Actor } from "#lib/actor.ts";
import type { Found } from "#lib/services/attention/source.ts";
import { AllOf } from "./all-of.tsx";
import type { GroupChoice } from "./handle-menu.tsx";
import { Item } from "./item.tsx";
import { listOf } from "./source-look.ts";

type Props = { found: Found; now: Date; groups: readonly GroupChoice[]; actor: Actor };

/** The items of one source; what is handled or put aside already is subtracted, and said. */
export function AttentionGroup({ found, now, groups, actor }: Props) {
  const t = useTranslations("attention");
  const { source, items, total, handled = 0, snoozed } = found;
  const notes = [
    ...(handled > 0 ? [t("handled", { all: total + handled + snoozed, open: total })] : []),
    ...(snoozed > 0 ? [t("snoozed", { count: snoozed })] : []),
  ];
  const all = <AllOf found={found} href={listOf(source)} />;
  return (
    <Section title={t(`group.${source}`)} note={notes.join(" · ") || undefined} flush actions={all}>
      <ul>
        {items.map((item) => (
          <Item key={item.subject} of={item} now={now} groups={groups} actor={actor} />
        ))}
      </ul>
    </Section>
  );
}
