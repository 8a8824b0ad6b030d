import { and, eq, isNull, not } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { hasCode } from "#lib/services/enrolments/open-walk.ts";
import type { DeviceSource } from "../source.ts";

/** Walks that wait for a code from the portal. */
export const enrolmentWaiting: DeviceSource = {
  source: "enrolment_waiting",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  where: () => and(eq(enrolments.status, "ready"), isNull(enrolments.reasonCode), not(hasCode)),
  order: enrolments.updatedAt,
};
