import { backOffMs } from "./back-off.ts";

const patienceMs = 3 * 24 * 60 * 60 * 1000;
const waits = { firstMs: 30_000, ceilingMs: 6 * 60 * 60 * 1000 };

export type DeliveryFailure = {
  readonly now: Date;
  /** Tries of this message, this one included. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** Since when nothing at all went through to the endpoint; null when the last message did. */
  readonly failingSince: Date | null;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
};

export type DeliveryVerdict =
  | { readonly kind: "again"; readonly at: Date }
  /** This message is given up; others still go. */
  | { readonly kind: "give_up" }
  | { readonly kind: "disable"; readonly reason: "gone" | "failing" };

/**
 * What follows from a message that did not go through: waits that double from 30 seconds to 6 hours, spread by `random` (0 to 1). After
 * three days a message is given up, and an endpoint at which everything failed for that long is switched off; 410 means gone, at once.
 */
export function afterFailure(failure: DeliveryFailure, random: number): DeliveryVerdict {
  const { now, attempts, createdAt, failingSince, status } = failure;
  if (status === 410) return { kind: "disable", reason: "gone" };
  if (failingSince !== null && now.getTime() - failingSince.getTime() >= patienceMs)
    return { kind: "disable", reason: "failing" };
  if (now.getTime() - createdAt.getTime() >= patienceMs) return { kind: "give_up" };
  return { kind: "again", at: new Date(now.getTime() + backOffMs(attempts, random, waits)) };
}
