import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { isStoppedWalk } from "#lib/services/enrolments/open-walk.ts";
import type { DeviceSource } from "../source.ts";

/** Walks that stand where only a person can move them. */
export const enrolmentStopped: DeviceSource = {
  source: "enrolment_stopped",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  detail: enrolments.reasonCode,
  where: () => isStoppedWalk,
  order: enrolments.updatedAt,
};
