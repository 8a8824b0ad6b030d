import { lifecycle } from "./lifecycle.ts";

/** A run of many walks of one kind in one environment of one establishment, on codes that a person makes in the portal. */
export const otpSessionLifecycle = lifecycle({
  open: { paused: "paused", cancelled: "cancelled", finished: "finished" },
  paused: { resumed: "open", cancelled: "cancelled" },
  cancelled: {},
  finished: {},
});

export type OtpSessionStatus = (typeof otpSessionLifecycle.statuses)[number];

/** Where a code of a session is, and how it ended. `held` and `assigned` are still sealed somewhere; all others are forgotten. */
export const otpCodeStates = ["held", "assigned", "spent", "refused", "lost", "expired", "dropped", "unused"] as const;
export type OtpCodeState = (typeof otpCodeStates)[number];

/** How a code that was given to a walk can end. */
export type OtpCodeEnd = Exclude<OtpCodeState, "held" | "assigned" | "unused">;

export const otpBatchWays = ["console", "link"] as const;

/** Why Khatm itself paused a session: so many codes were refused one after the other that something is wrong with all of them. */
export const pauseCauses = ["person", "codes_refused"] as const;

/** The portal makes at most so many codes at once. Source: gateway facts, portal and OTP rules. */
export const codesPerBatch = 100;

/** So many refusals in a row, and none accepted between them, pause the session before the rest is burnt. */
export const refusalsInARow = 5;

/** A device that had so many codes refused lets the others go first. */
export const refusalsBeforeLast = 2;

/** A session holds at most so many devices. */
export const devicesPerSession = 1_000;

/** The batches in which so many codes are made in the portal: full hundreds and the rest. */
export function batchesFor(codes: number): readonly number[] {
  const full = Math.floor(codes / codesPerBatch);
  const rest = codes % codesPerBatch;
  return [...Array.from({ length: full }, () => codesPerBatch), ...(rest > 0 ? [rest] : [])];
}

/** What a session is made of: what is planned for now or before, what ends within 90 days, whose certificate says otherwise than the records, what is new, a branch, everything that a list shows, what an import brought, or named devices. */
export const picks = [
  "due",
  "soon",
  "changed",
  "new",
  "branch",
  "view",
  "devices",
  "certificates",
  "import",
  "chosen",
] as const;
export type Pick = (typeof picks)[number];
