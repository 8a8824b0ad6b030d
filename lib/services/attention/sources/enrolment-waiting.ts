import { and, eq, isNull, notExists } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { ofDevices } from "../of-devices.ts";

/** Walks that wait for a code from the portal. */
export const enrolmentWaiting = ofDevices({
  source: "enrolment_waiting",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  where: (db) =>
    and(
      eq(enrolments.status, "ready"),
      isNull(enrolments.reasonCode),
      notExists(db.select({ id: otps.enrolmentId }).from(otps).where(eq(otps.enrolmentId, enrolments.id))),
    ),
  order: enrolments.updatedAt,
});
