import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { Section } from "#components/ui/section.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listWarnings, weeksShown } from "#lib/services/findings/warnings.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf } from "../../list-address.ts";
import { viewsIn } from "../../views/views-of.tsx";
import { FilteredList } from "../filtered-list.tsx";
import { FindingsHead } from "../findings-head.tsx";
import { WarningsFilter } from "../warnings-filter.tsx";
import { WarningsTable } from "../warnings-table.tsx";

export { generateMetadata } from "../page.tsx";

const here = "/findings/warnings";

export default async function WarningsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("findings.warnings"),
  ]);
  const address = addressOf(search, await selectedEstablishment(actor));
  const views = await viewsIn("warnings", address);
  const found = await ask(listWarnings, address);
  const filtered = ["environment", "course"].some((name) => address[name]);
  const nothing = found.codes.length === 0;
  return (
    <ClientMessages also={["findings"]}>
      <FindingsHead
        here={here}
        state={t("state", { weeks: weeksShown })}
        action={<ExportLink path="/api/v1/exports/warnings" />}
      />
      {nothing && !filtered ? (
        <Section flush>
          <EmptyState title={t("empty", { weeks: weeksShown })}>{t("limited")}</EmptyState>
        </Section>
      ) : (
        <FilteredList filter={<WarningsFilter />} views={views} here={here} nothing={nothing}>
          <WarningsTable {...found} />
        </FilteredList>
      )}
    </ClientMessages>
  );
}
