import { SearchX } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import type { Cause } from "#lib/services/findings/causes.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { ask } from "../ask.ts";
import { CauseItem } from "./cause-item.tsx";
import { FindingsFilter } from "./findings-filter.tsx";

type Props = { causes: readonly Cause[]; establishment: string; filtered: boolean; views: ReactNode };

/** The causes under their filter, whose choice the address or a saved view holds. */
export async function CausesList({ causes, establishment, filtered, views }: Props) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const groups = establishment === "all" ? [] : await ask(listGroups, { establishmentId: establishment });
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex flex-wrap items-start gap-2 border-b p-2" data-print="no">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <ClientMessages also={["findings"]}>
            <FindingsFilter groups={groups.map((group) => ({ value: group.id, label: nameIn(locale, group) }))} />
          </ClientMessages>
        </div>
        {views}
      </div>
      {causes.length === 0 && filtered && (
        <EmptyState
          drawing={<SearchX className="size-10" strokeWidth={1.25} />}
          title={t("table.nothingMatches")}
          action={<LinkButton href="/findings">{t("table.clear")}</LinkButton>}
        >
          {t("table.nothingMatchesHint")}
        </EmptyState>
      )}
      <ul>
        {causes.map((cause) => (
          <CauseItem
            key={`${cause.establishmentId} ${cause.environment} ${cause.code} ${cause.subject}`}
            cause={cause}
          />
        ))}
      </ul>
    </div>
  );
}
