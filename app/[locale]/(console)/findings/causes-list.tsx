import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#components/records/name.ts";
import type { Cause } from "#lib/services/findings/causes.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { ask } from "../ask.ts";
import { CauseItem } from "./cause-item.tsx";
import { FilteredList } from "./filtered-list.tsx";
import { FindingsFilter } from "./findings-filter.tsx";

type Props = { causes: readonly Cause[]; establishment: string; views: ReactNode };

/** The causes under their filter, whose choice the address or a saved view holds. */
export async function CausesList({ causes, establishment, views }: Props) {
  const locale = await getLocale();
  const groups = establishment === "all" ? [] : await ask(listGroups, { establishmentId: establishment });
  const filter = <FindingsFilter groups={groups.map((group) => ({ value: group.id, label: nameIn(locale, group) }))} />;
  return (
    <FilteredList filter={filter} views={views} here="/findings" nothing={causes.length === 0}>
      <ul>
        {causes.map((cause) => (
          <CauseItem
            key={`${cause.establishmentId} ${cause.environment} ${cause.code} ${cause.subject}`}
            cause={cause}
          />
        ))}
      </ul>
    </FilteredList>
  );
}
