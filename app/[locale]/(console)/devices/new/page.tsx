import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { egsSerialOf } from "#lib/domain/csr-proposal.ts";
import { showRegistration } from "#lib/services/devices/registration.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { DeviceForm } from "../device-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("devices");
  return { title: t("new.title") };
}

export default async function NewDevicePage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("devices")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/devices" }]} />}
      title={t("new.title")}
      state={t("new.state")}
    />
  );
  if (establishmentId === "all") return <ChooseEstablishment head={head} />;
  if (!canIn(actor, "device:write", establishmentId)) notFound();

  const { establishment, branches } = await ask(showRegistration, { establishmentId });
  const environments = await reachableEnvironments();
  const serial = egsSerialOf("Khatm", "1", crypto.randomUUID());
  const openBranch = <LinkButton href="/branches/new">{t("openBranch")}</LinkButton>;
  return (
    <>
      {head}
      {branches.length === 0 ? (
        <EmptyState title={t("empty.noBranch")} action={openBranch} />
      ) : (
        <ClientMessages also={["devices", "records"]}>
          <DeviceForm facts={{ establishment, branches, environments, serial }} backHref="/devices" />
        </ClientMessages>
      )}
    </>
  );
}
