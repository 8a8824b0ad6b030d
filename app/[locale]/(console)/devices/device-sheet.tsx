import { getTranslations } from "next-intl/server";
import { CertificateCard } from "#components/certificates/certificate-card.tsx";
import { withParameters } from "#components/data-table/address.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { showDevice } from "#lib/services/devices/queries.ts";
import { ask } from "../ask.ts";
import { DeviceFacts } from "./device-facts.tsx";
import { DeviceWalk } from "./device-walk.tsx";
import { liveCertificate } from "./live-certificate.ts";

type Props = { deviceId: string; search: Readonly<Record<string, string | undefined>> };

/** A device beside its list: certificate, walk and records, the full page one link away. */
export async function DeviceSheet({ deviceId, search }: Props) {
  const [view, t] = await Promise.all([ask(showDevice, { deviceId }), getTranslations("devices")]);
  const { open: _open, establishment: _establishment, ...kept } = search;
  const live = liveCertificate(view);
  const isWatched = view.device.custody === "watched" && view.device.status === "live";
  return (
    <Sheet title={view.device.name} closeHref={withParameters("/devices", "", kept)} fullHref={`/devices/${deviceId}`}>
      <div className="flex flex-wrap gap-2">
        <EnvironmentMark environment={view.device.environment} />
        <span className="text-ink-quiet">{t(`status.${isWatched ? "watched" : view.device.status}`)}</span>
      </div>
      {live && <CertificateCard certificate={live} brief />}
      <DeviceWalk view={view} />
      <DeviceFacts view={view} brief />
    </Sheet>
  );
}
