import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { EnvironmentTabs } from "../../settings/environment-tabs.tsx";
import { CompareForm } from "../compare-form.tsx";
import { coverageEnvironment } from "../environment.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("coverage.compare");
  return { title: t("title") };
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([searchParams, requiredSession(), getTranslations("coverage")]);
  if (!can(actor, "fleet:read")) notFound();
  const { environment, environments } = await coverageEnvironment(search);
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/coverage" }]} />}
        title={t("compare.title")}
        state={t("compare.state")}
      />
      <EnvironmentTabs path="/coverage/compare" environments={environments} current={environment} />
      <ClientMessages also={["coverage"]}>
        <CompareForm key={environment} environment={environment} establishment={await selectedEstablishment(actor)} />
      </ClientMessages>
    </>
  );
}
