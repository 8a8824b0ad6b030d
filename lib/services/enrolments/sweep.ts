import { and, isNull, lt, lte, ne, notExists, or, inArray } from "drizzle-orm";
import { z } from "zod";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { command, query } from "#lib/command.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { keptBackWalks } from "#lib/services/otp-sessions/kept-back.ts";
import { eraseCode } from "./code.ts";
import { loadEnrolment } from "./load.ts";
import { hasCode, isOpenWalk } from "./open-walk.ts";
import { remark } from "./transition.ts";

/** A step that nobody has touched for so long may be interrupted; one that is only slow is guarded by its lock. */
const interruptedAfterMs = 4_000;

/** Walks that could go on by themselves: their wait is over, or their worker died. Finds what a lost job would have woken. */
export const findDueEnrolments = query({
  name: "enrolment.find_due",
  permission: "worker",
  input: z.object({}),
  run: (ctx) => {
    const now = ctx.clock.now();
    return ctx.read((db) =>
      db
        .select({ enrolmentId: enrolments.id, establishmentId: enrolments.establishmentId })
        .from(enrolments)
        .where(
          and(
            isOpenWalk,
            notExists(keptBackWalks(db)),
            or(isNull(enrolments.reasonCode), inArray(enrolments.reasonCode, [...selfMovingReasons])),
            or(
              lte(enrolments.nextAttemptAt, now),
              and(
                isNull(enrolments.nextAttemptAt),
                lt(enrolments.updatedAt, new Date(now.getTime() - interruptedAfterMs)),
                or(ne(enrolments.status, "ready"), hasCode),
              ),
            ),
          ),
        )
        .limit(200),
    );
  },
});

/** Forgets every code whose hour is over, whatever became of its enrolment. */
export const eraseExpiredCodes = command({
  name: "enrolment.erase_expired_codes",
  permission: "worker",
  input: z.object({}),
  async run(ctx) {
    const now = ctx.clock.now();
    const expired = await ctx.read((db) =>
      db.select({ enrolmentId: otps.enrolmentId }).from(otps).where(lte(otps.expiresAt, now)).limit(1000),
    );
    for (const { enrolmentId } of expired)
      await ctx.atomically(async (tx) => {
        const enrolment = await loadEnrolment(tx, enrolmentId);
        await eraseCode(tx, enrolment, "expired", now);
        if (enrolment.status === "ready")
          await remark(tx, enrolment, "stopped", { at: now, reason: { code: "otp_expired" } });
        else
          tx.audit({
            action: "enrolment.erase_code",
            entity: "enrolment",
            entityId: enrolmentId,
            establishmentId: enrolment.establishmentId,
          });
      });
    return { erased: expired.length };
  },
});
