import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { currentContext } from "#lib/web/session.ts";
import type { DeviceView } from "../device-view.ts";
import { OpenRevocation } from "./open-revocation.tsx";
import { Resume } from "./suspend.tsx";
import { consequencesOf } from "../consequences-of.ts";

/** Why a unit issues nothing, what comes after it, and what the portal must still be told. */
export async function DeviceStanding({ view: { device } }: { view: DeviceView }) {
  const { id: deviceId, establishmentId, status, suspendedAt, suspendedReason } = device;
  const [t, format, { actor }] = await Promise.all([getTranslations("devices.ends"), getFormat(), currentContext()]);
  const { revocation, successor, promoted } = await consequencesOf(deviceId);
  const mayWrite = canIn(actor, "device:write", establishmentId);
  return (
    <ClientMessages also={["devices"]}>
      {revocation && <OpenRevocation of={revocation} device={device} mayWrite={mayWrite} />}
      {status === "suspended" && (
        <Banner
          state="broken"
          title={t("suspended", { date: suspendedAt ? format.dateTime(suspendedAt) : "" })}
          action={mayWrite && revocation === undefined && <Resume deviceId={deviceId} />}
        >
          <p>
            <bdi>{suspendedReason}</bdi>
          </p>
          <p>{t(revocation === undefined ? "suspendedText" : "suspendedHeld")}</p>
        </Banner>
      )}
      {successor && (
        <Banner
          state="waiting"
          title={t(status === "ended" ? "replaced" : "replacing")}
          action={<LinkButton href={`/devices/${successor.id}`}>{t("openSuccessor")}</LinkButton>}
        />
      )}
      {promoted && (
        <Banner
          state="waiting"
          title={t("promoted")}
          action={<LinkButton href={`/devices/${promoted.id}`}>{t("openPromoted")}</LinkButton>}
        />
      )}
    </ClientMessages>
  );
}
