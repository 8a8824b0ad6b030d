import { and, eq, exists, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { isOpenWalk } from "#lib/services/enrolments/open-walk.ts";
import { ofDevices } from "../of-devices.ts";

/** Longer than any step waits before it is tried again. */
const stalledAfterMs = 2 * 3_600_000;

/** Walks that should go on by themselves and have not moved for hours. */
export const enrolmentStalled = ofDevices({
  source: "enrolment_stalled",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  where: (db, { now }) =>
    and(
      isOpenWalk,
      or(isNull(enrolments.reasonCode), inArray(enrolments.reasonCode, [...selfMovingReasons])),
      or(ne(enrolments.status, "ready"), isNotNull(enrolments.reasonCode), exists(codeOf(db))),
      lte(enrolments.updatedAt, new Date(now.getTime() - stalledAfterMs)),
    ),
  order: enrolments.updatedAt,
});

const codeOf = (db: Reader) =>
  db.select({ id: otps.enrolmentId }).from(otps).where(eq(otps.enrolmentId, enrolments.id));
