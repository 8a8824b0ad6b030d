import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { DeviceView } from "./device-view.ts";

/** That somebody else signs for this device, in one sentence, as long as it holds. */
export async function DeviceDrift({ sighting }: { sighting: DeviceView["sighting"] }) {
  if (sighting === undefined) return null;
  const [t, format] = await Promise.all([getTranslations("devices.page"), getFormat()]);
  const { certificateSerial: serial, documentNumber: number, seenAt } = sighting;
  return (
    <Banner state="late" title={t("drift", { serial, number, time: format.dateTime(seenAt) })}>
      {t("driftText")}
    </Banner>
  );
}
