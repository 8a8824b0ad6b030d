import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { listReconciliations } from "#lib/services/reconciliation/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { ChooseEstablishment } from "../settings/choose-establishment.tsx";
import { usualEnvironmentOf } from "../usual-environment.ts";
import { CompareForm } from "./compare-form.tsx";
import { Runs } from "./runs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reconciliation");
  return { title: t("title") };
}

export default async function ReconciliationPage() {
  const [{ actor }, t, words, format] = await Promise.all([
    requiredSession(),
    getTranslations("reconciliation"),
    getTranslations(),
    getFormat(),
  ]);
  const [establishmentId, environments] = await Promise.all([selectedEstablishment(actor), reachableEnvironments()]);
  const crumbs = <Breadcrumbs trail={[{ label: words("devices.title"), href: "/devices" }]} />;
  if (establishmentId === "all") {
    const head = <PageHead breadcrumbs={crumbs} title={t("title")} state={t("stateChoose")} />;
    return <ChooseEstablishment head={head} path="/reconciliation" permission="fleet:write" />;
  }
  if (!canIn(actor, "fleet:write", establishmentId)) notFound();
  const runs = await ask(listReconciliations, { establishment: establishmentId });
  const [latest] = runs;
  return (
    <>
      <PageHead
        breadcrumbs={crumbs}
        title={t("title")}
        state={latest ? t("state", { time: format.dateTime(latest.at), count: latest.found }) : t("stateNone")}
      />
      <ClientMessages also={["reconciliation"]}>
        <CompareForm
          establishmentId={establishmentId}
          environment={await usualEnvironmentOf(establishmentId)}
          environments={environments.map((value) => ({ value, label: words(`environment.${value}`) }))}
        />
        {runs.length > 0 && <Runs runs={runs} />}
      </ClientMessages>
    </>
  );
}
