import { and, eq, isNotNull, notInArray, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";

/** Walks that are not over. */
export const isOpenWalk = notInArray(enrolments.status, [...endedStatuses]);

/** Open walks that stand where only a person can move them. */
export const isStoppedWalk = and(
  isOpenWalk,
  isNotNull(enrolments.reasonCode),
  notInArray(enrolments.reasonCode, [...selfMovingReasons]),
);

/** The open walk of a row of `devices`, in the environment in which the device is. */
export const openWalkOfDevice = and(
  eq(enrolments.deviceId, devices.id),
  eq(enrolments.environment, devices.environment),
  isOpenWalk,
);

/** The open walk that is to replace a certificate: of its device, in its environment. */
export const replacesCertificate = and(
  eq(enrolments.deviceId, credentials.deviceId),
  eq(enrolments.environment, credentials.environment),
  isOpenWalk,
);

/** Over certificates: a walk that is to replace it is open. */
export const isBeingReplaced = sql`exists (select 1 from ${enrolments} where ${replacesCertificate})`;

/** Over walks: a code was given and is kept. */
export const hasCode = sql`exists (select 1 from ${otps} where ${otps.enrolmentId} = ${enrolments.id})`;
