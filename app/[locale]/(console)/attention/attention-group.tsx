import { useTranslations } from "next-intl";
import { WhoMay } from "#components/records/who-may.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Actor } from "#lib/actor.ts";
import type { Found } from "#lib/services/attention/source.ts";
import { AllOf } from "./all-of.tsx";
import type { GroupChoice } from "./handle-menu.tsx";
import { Item, rightLacking } from "./item.tsx";
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
  const lacking = items.map((item) => rightLacking(actor, item));
  const [right] = lacking;
  const together = items.length > 1 && lacking.every((one) => one === right) ? right : undefined;
  return (
    <Section title={t(`group.${source}`)} note={notes.join(" · ") || undefined} flush actions={all}>
      {together && (
        <div className="border-b px-4 py-2">
          <WhoMay right={together} />
        </div>
      )}
      <ul>
        {items.map((item) => (
          <Item key={item.subject} of={item} saysWho={together === undefined} {...{ now, groups, actor }} />
        ))}
      </ul>
    </Section>
  );
}
