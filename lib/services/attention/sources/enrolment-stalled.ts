import { and, eq, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { hasCode, isOpenWalk } from "#lib/services/enrolments/open-walk.ts";
import type { DeviceSource } from "../source.ts";

/** Longer than any step waits before it is tried again. */
const stalledAfterMs = 2 * 3_600_000;

/** Walks that should go on by themselves and have not moved for hours. */
export const enrolmentStalled: DeviceSource = {
  source: "enrolment_stalled",
  table: enrolments,
  on: eq(enrolments.deviceId, devices.id),
  environment: enrolments.environment,
  subject: enrolments.id,
  since: enrolments.updatedAt,
  where: ({ now }) =>
    and(
      isOpenWalk,
      or(isNull(enrolments.reasonCode), inArray(enrolments.reasonCode, [...selfMovingReasons])),
      or(ne(enrolments.status, "ready"), isNotNull(enrolments.reasonCode), hasCode),
      lte(enrolments.updatedAt, new Date(now.getTime() - stalledAfterMs)),
    ),
  order: enrolments.updatedAt,
};
