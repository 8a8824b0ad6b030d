import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { Seal } from "#components/shell/seal.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import type { Found } from "#lib/services/attention/source.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { AttentionGroup } from "./attention-group.tsx";

/** The most urgent first. */
export async function AttentionList({ found, now }: { found: readonly Found[]; now: Date }) {
  const t = await getTranslations("attention");
  const open = found.filter(({ total, snoozed }) => total + snoozed > 0);
  if (open.length === 0)
    return (
      <div className="rounded-md border bg-surface">
        <EmptyState title={t("allClear")} drawing={<Seal size={56} className="text-good" />}>
          {t("allClearText")}
        </EmptyState>
      </div>
    );
  const [{ actor }, groups] = await Promise.all([requiredSession(), groupsOf(open)]);
  return (
    <ClientMessages also={["attention"]}>
      {open.map((each) => (
        <AttentionGroup key={each.source} found={each} now={now} groups={groups} actor={actor} />
      ))}
    </ClientMessages>
  );
}

async function groupsOf(found: readonly Found[]) {
  const locale = await getLocale();
  const ids = new Set(found.flatMap(({ items }) => items.flatMap(({ establishmentId }) => establishmentId ?? [])));
  const lists = await Promise.all(
    [...ids].map(async (establishmentId) => {
      const groups = await ask(listGroups, { establishmentId });
      return groups.map((group) => ({
        id: group.id,
        establishmentId,
        name: nameIn(locale, group),
        isFallback: group.isFallback,
      }));
    }),
  );
  return lists.flat();
}
