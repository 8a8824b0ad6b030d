import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CertificateCard } from "#components/certificates/certificate-card.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { OfDemonstration } from "../../../of-demonstration.tsx";
import { CertificateActs } from "../../certificate-acts.tsx";
import { DeviceFacts } from "../../device-facts.tsx";
import { DeviceNotices } from "../../device-notices.tsx";
import { DevicePast } from "../../device-past.tsx";
import { DeviceState } from "../../device-state.tsx";
import { DeviceWalk } from "../../device-walk.tsx";
import { DeviceEnds } from "../../ends/device-ends.tsx";
import { liveCertificate } from "../../live-certificate.ts";

type Props = { params: Promise<{ deviceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { device } = await ask(showDevice, await params);
  return { title: device.name };
}

export default async function DevicePage({ params }: Props) {
  const [{ deviceId }, { actor }, t] = await Promise.all([params, requiredSession(), getTranslations("devices")]);
  const view = await ask(showDevice, { deviceId });
  const { device } = view;
  const certificate = liveCertificate(view);
  const mayWrite = canIn(actor, "device:write", device.establishmentId) && device.status !== "ended";
  return (
    <>
      <OfDemonstration establishmentId={device.establishmentId} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/devices" }]} />}
        title={device.name}
        marks={<EnvironmentMark environment={device.environment} />}
        state={<DeviceState view={view} />}
        action={mayWrite && <LinkButton href={`/devices/${deviceId}/edit`}>{t("edit.open")}</LinkButton>}
      />
      <DeviceNotices view={view} />
      {certificate && (
        <Section title={t("page.certificate")} actions={mayWrite && <CertificateActs view={view} />}>
          <CertificateCard certificate={certificate} />
        </Section>
      )}
      <DeviceWalk view={view} />
      <Section title={t("page.facts")}>
        <DeviceFacts view={view} />
      </Section>
      <DevicePast view={view} />
      {mayWrite && <DeviceEnds view={view} />}
    </>
  );
}
