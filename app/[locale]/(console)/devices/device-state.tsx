import { getTranslations } from "next-intl/server";
import { daysBetween } from "#lib/i18n/format.ts";
import { getFormat } from "#lib/i18n/server.ts";
import { currentContext } from "#lib/web/session.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { waitsForPerson } from "#lib/domain/enrolment-reason.ts";
import type { DeviceView } from "./device-view.ts";
import { liveCertificate } from "./live-certificate.ts";

/** How the device stands, in one sentence. */
export async function DeviceState({ view }: { view: DeviceView }) {
  const [{ clock }, t, watched, words, format] = await Promise.all([
    currentContext(),
    getTranslations("devices.page"),
    getTranslations("takeOver.device"),
    getTranslations("common.validity"),
    getFormat(),
  ]);
  const { status, custody, endedAt, endedReason } = view.device;
  if (status === "ended")
    return t("endedState", { date: endedAt ? format.date(endedAt) : "", reason: endedReason ?? "" });
  if (status === "draft") return t(draftWords(view));
  if (status === "suspended") return t("suspendedState");

  const live = liveCertificate(view);
  if (live === undefined) return t("noCertificate");
  const date = format.date(live.notAfter);
  const expired = new Date(live.notAfter) <= clock.now();
  const left = words("daysLeft", { days: daysBetween(clock.now(), live.notAfter) });
  if (custody === "watched")
    return expired ? watched("watchedExpired", { date }) : watched("watchedState", { date, left });
  return expired ? t("liveExpired", { date }) : t("liveState", { date, left });
}

function draftWords({ enrolments, device }: DeviceView) {
  const open = enrolments.find(
    ({ environment, status }) => environment === device.environment && !endedStatuses.includes(status),
  );
  if (open === undefined) return "draftState";
  if (open.reasonCode !== null && waitsForPerson(open.reasonCode)) return "draftStopped";
  return open.status === "ready" ? "draftWaiting" : "draftMoving";
}
