import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { RevocationRecord } from "#lib/services/revocations/load.ts";
import { currentContext } from "#lib/web/session.ts";
import type { DeviceView } from "../device-view.ts";
import { CloseRevocation } from "./close-revocation.tsx";
import { StateRevocation } from "./state-revocation.tsx";

type Props = { of: RevocationRecord; device: DeviceView["device"]; mayWrite: boolean };

/** "Revoke the old unit in the portal": first the statement that it was done, then the second person's word. */
export async function OpenRevocation({ of, device, mayWrite }: Props) {
  const [t, format, { actor }] = await Promise.all([
    getTranslations("devices.ends.revocation"),
    getFormat(),
    currentContext(),
  ]);
  if (of.state !== "stated")
    return (
      <Banner
        state="late"
        title={t("openTitle")}
        action={
          mayWrite && <StateRevocation deviceId={device.id} name={device.name} stops={device.status === "live"} />
        }
      >
        {t("openText", { date: format.dateTime(of.openedAt) })}
      </Banner>
    );
  const own = actor.kind !== "user" || actor.id === of.statedBy;
  return (
    <Banner
      state="late"
      title={t("statedTitle", { who: of.statedByName ?? "", date: of.statedAt ? format.dateTime(of.statedAt) : "" })}
    >
      <p>
        <bdi>{of.reason}</bdi>
      </p>
      <p>{t(own ? "statedOwn" : "statedOther")}</p>
      {mayWrite && <CloseRevocation revocationId={of.id} own={own} />}
    </Banner>
  );
}
