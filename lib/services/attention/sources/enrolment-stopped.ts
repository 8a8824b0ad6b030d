import { and, eq, isNotNull, notInArray } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { ofDevices } from "../of-devices.ts";

/** Walks that stand where only a person can move them. */
export const enrolmentStopped = ofDevices({
  source: "enrolment_stopped",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  detail: enrolments.reasonCode,
  where: () =>
    and(
      notInArray(enrolments.status, [...endedStatuses]),
      isNotNull(enrolments.reasonCode),
      notInArray(enrolments.reasonCode, [...selfMovingReasons]),
    ),
  order: enrolments.updatedAt,
});
