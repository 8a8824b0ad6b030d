import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { previewNext } from "#lib/services/planning/preview.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { NextDays } from "./next-days.tsx";
import { Silent } from "./silent.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificates.next");
  return { title: t("title") };
}

export default async function NextPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("certificates")]);
  const establishment = await selectedEstablishment(actor);
  const { days, silent } = await ask(previewNext, { establishment });
  return (
    <>
      <PageHead
        title={t("next.title")}
        state={t("next.state")}
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/certificates" }]} />}
        action={days.length > 0 && <ExportLink path="/api/v1/exports/next" />}
      />
      {silent.length > 0 && <Silent environments={silent} establishment={establishment} />}
      {days.length === 0 ? (
        <EmptyState title={t("next.none")}>{t("next.noneText")}</EmptyState>
      ) : (
        <NextDays days={days} />
      )}
    </>
  );
}
