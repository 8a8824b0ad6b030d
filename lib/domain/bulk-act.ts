import type { Custody } from "./custody.ts";
import type { DeviceStatus } from "./device-lifecycle.ts";

/** What is done to many devices one after another. */
export const bulkActs = ["suspend", "resume"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Why a device is left out. */
export const bulkBlocks = [
  "draft",
  "not_live",
  "not_suspended",
  "ended",
  "watched",
  "revocation_open",
  "changed",
] as const;
export type BulkBlock = (typeof bulkBlocks)[number];

export const bulkOutcomes = ["waiting", "done", "left_out"] as const;

/** What a dry run has to know of a device. */
export type BulkFacts = {
  readonly status: DeviceStatus;
  readonly custody: Custody;
  /** Whether its revocation in the portal is stated or still to be made. */
  readonly revocationOpen: boolean;
};

/** Why the act would leave this device out; undefined means that it takes part. */
export function bulkBlockOf(act: BulkAct, { status, custody, revocationOpen }: BulkFacts): BulkBlock | undefined {
  if (status === "ended") return "ended";
  if (custody === "watched") return "watched";
  if (status === "draft") return "draft";
  if (act === "suspend") return status === "live" ? undefined : "not_live";
  if (status !== "suspended") return "not_suspended";
  return revocationOpen ? "revocation_open" : undefined;
}
