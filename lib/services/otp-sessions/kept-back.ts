import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";
import type { EnrolmentStatus } from "#lib/domain/enrolment-lifecycle.ts";
import type { EnrolmentRecord } from "#lib/services/enrolments/load.ts";

/**
 * Where the walks of a session wait for one another: all codes are spent first. A renewal that was given its certificate at once
 * goes on, because the platform may have revoked the old one already.
 */
export const waitingStatuses = ["compliant_pending", "checked"] as const satisfies readonly EnrolmentStatus[];

const unreleased = and(isNull(otpSessionDevices.leftAt), isNull(otpSessionDevices.releasedAt));

/** Whether the walk waits until its session lets it on. */
export async function isKeptBack(db: Reader, { id, status }: EnrolmentRecord): Promise<boolean> {
  if (!waitingStatuses.some((waiting) => waiting === status)) return false;
  const [found] = await db
    .select({ id: otpSessionDevices.sessionId })
    .from(otpSessionDevices)
    .where(and(eq(otpSessionDevices.enrolmentId, id), unreleased))
    .limit(1);
  return found !== undefined;
}

/** The same as a subquery over enrolments. */
export const keptBackWalks = (db: Reader) =>
  db
    .select({ id: otpSessionDevices.enrolmentId })
    .from(otpSessionDevices)
    .where(
      and(
        eq(otpSessionDevices.enrolmentId, enrolments.id),
        inArray(enrolments.status, [...waitingStatuses]),
        unreleased,
      ),
    );
