import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listImports } from "#lib/services/imports/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { PastImports } from "./past-imports.tsx";
import { Templates } from "./templates.tsx";
import { UploadForm } from "./upload-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportPage() {
  const [{ actor }, t, words] = await Promise.all([
    requiredSession(),
    getTranslations("imports"),
    getTranslations("environment"),
  ]);
  const head = <PageHead title={t("title")} state={t("state")} />;
  if (!can(actor, "record:import"))
    return (
      <>
        {head}
        <EmptyState title={t("forbidden")} />
      </>
    );
  const [imports, environments, establishmentId] = await Promise.all([
    ask(listImports, {}),
    reachableEnvironments(),
    selectedEstablishment(actor),
  ]);
  return (
    <>
      {head}
      <ClientMessages also={["imports"]}>
        <UploadForm
          establishmentId={establishmentId}
          environments={environments.map((value) => ({ value, label: words(value) }))}
        />
      </ClientMessages>
      <Templates />
      {imports.length > 0 && <PastImports imports={imports} />}
    </>
  );
}
