import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showDevice } from "#lib/services/devices/queries.ts";
import { showRegistration } from "#lib/services/devices/registration.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { DeviceForm } from "../../device-form.tsx";
import { formValuesOf } from "../../form-values-of.ts";

type Props = { params: Promise<{ deviceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("devices");
  return { title: t("edit.open") };
}

export default async function EditDevicePage({ params }: Props) {
  const [{ deviceId }, { actor }, t] = await Promise.all([params, requiredSession(), getTranslations("devices")]);
  const view = await ask(showDevice, { deviceId });
  const { device } = view;
  if (!canIn(actor, "device:write", device.establishmentId) || device.status === "ended") notFound();

  const { establishment, branches } = await ask(showRegistration, { establishmentId: device.establishmentId });
  const facts = { establishment, branches, environments: [], serial: device.egsSerial, of: formValuesOf(view) };
  const href = `/devices/${deviceId}`;
  const trail = [
    { label: t("title"), href: "/devices" },
    { label: device.name, href },
  ];
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={trail} />}
        title={t("edit.title", { name: device.name })}
        state={device.status === "draft" ? t("edit.stateDraft") : t("edit.state")}
      />
      <ClientMessages also={["devices", "records"]}>
        <DeviceForm facts={facts} backHref={href} />
      </ClientMessages>
    </>
  );
}
