import type { useTranslations } from "next-intl";
import { standingOf } from "#components/enrolments/standing.ts";
import type { EnrolmentWords } from "#components/enrolments/reason-words.ts";
import type { State } from "#components/ui/badge.tsx";
import type { Custody } from "#lib/domain/custody.ts";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import type { EnrolmentStatus } from "#lib/domain/enrolment-lifecycle.ts";

type Facts = {
  readonly status: DeviceStatus;
  readonly custody: Custody;
  readonly notAfter: Date | null;
  readonly enrolmentStatus: EnrolmentStatus | null;
  readonly enrolmentReason: string | null;
};

type Words = { readonly device: ReturnType<typeof useTranslations<"devices">>; readonly enrolment: EnrolmentWords };

/** How a device stands in one line: what stops it first, then the walk that is under way, then its own status. */
export function deviceStanding(t: Words, facts: Facts, now: Date): { readonly state: State; readonly words: string } {
  const { status, custody, notAfter, enrolmentStatus, enrolmentReason } = facts;
  if (status === "live" && notAfter !== null && notAfter <= now)
    return { state: "broken", words: t.device("expiredCertificate") };
  if (status !== "ended" && enrolmentStatus !== null) return standingOf(t.enrolment, enrolmentStatus, enrolmentReason);
  if (status === "live" && custody === "watched") return { state: "waiting", words: t.device("status.watched") };
  return { state: states[status], words: t.device(`status.${status}`) };
}

const states: Readonly<Record<DeviceStatus, State>> = {
  draft: "unknown",
  live: "good",
  suspended: "due",
  ended: "unknown",
};
