import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { Section } from "#components/ui/section.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listWarnings, weeksShown } from "#lib/services/findings/warnings.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { FindingsHead } from "../findings-head.tsx";
import { WarningsTable } from "../warnings-table.tsx";

export { generateMetadata } from "../page.tsx";

export default async function WarningsPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("findings.warnings")]);
  const found = await ask(listWarnings, { establishment: await selectedEstablishment(actor) });
  return (
    <ClientMessages also={["findings"]}>
      <FindingsHead
        here="/findings/warnings"
        state={t("state", { weeks: weeksShown })}
        action={<ExportLink path="/api/v1/exports/warnings" />}
      />
      <Section flush>
        {found.codes.length === 0 ? (
          <EmptyState title={t("empty", { weeks: weeksShown })}>{t("limited")}</EmptyState>
        ) : (
          <WarningsTable {...found} />
        )}
      </Section>
    </ClientMessages>
  );
}
