import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { showReconciliation } from "#lib/services/reconciliation/queries.ts";
import { ask } from "../../ask.ts";
import { DiscrepancyRows } from "../discrepancy-rows.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reconciliation");
  return { title: t("result.title") };
}

export default async function ReconciliationResultPage({ params }: { params: Promise<{ reconciliationId: string }> }) {
  const { reconciliationId } = await params;
  const [found, t, format] = await Promise.all([
    ask(showReconciliation, { reconciliationId }),
    getTranslations("reconciliation"),
    getFormat(),
  ]);
  const { at, byName, listed, agreed, recorded, differ, kinds, environment } = found;
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/reconciliation" }]} />}
        title={t("result.title")}
        marks={<EnvironmentMark environment={environment} />}
        state={t("result.state", { time: format.dateTime(at), who: byName, count: listed })}
        action={differ > 0 && <ExportLink path={`/api/v1/exports/reconciliations/${reconciliationId}`} />}
      />
      <Banner
        state={differ === 0 ? "good" : "due"}
        title={differ === 0 ? t("result.none") : t("result.differ", { count: differ })}
      >
        {t("result.agreed", { count: agreed })} {recorded > 0 && t("result.recorded", { count: recorded })}
      </Banner>
      <ClientMessages also={["reconciliation"]}>
        {kinds.map((of) => (
          <DiscrepancyRows key={of.kind} of={of} establishmentId={found.establishmentId} />
        ))}
      </ClientMessages>
    </>
  );
}
