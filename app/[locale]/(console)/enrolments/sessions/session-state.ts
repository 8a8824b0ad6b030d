import type { State } from "#components/ui/badge.tsx";
import type { OtpSessionStatus } from "#lib/domain/otp-session.ts";

export const stateOf = (status: OtpSessionStatus): State => states[status];

const states: Readonly<Record<OtpSessionStatus, State>> = {
  open: "waiting",
  paused: "due",
  cancelled: "unknown",
  finished: "good",
};
