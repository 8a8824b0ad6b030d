import { and, eq, isNull, sql } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import type { DeviceSource } from "../source.ts";

/** Walks that wait for a code from the portal. */
export const enrolmentWaiting: DeviceSource = {
  source: "enrolment_waiting",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  where: () =>
    and(
      eq(enrolments.status, "ready"),
      isNull(enrolments.reasonCode),
      sql`not exists (select 1 from ${otps} where ${otps.enrolmentId} = ${enrolments.id})`,
    ),
  order: enrolments.updatedAt,
};
