import { and, eq, lte, sql } from "drizzle-orm";
import { submissions } from "#db/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import type { EnrolmentRecord } from "#lib/services/enrolments/load.ts";
import { remark } from "#lib/services/enrolments/transition.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";

const lookEveryMs = 5_000;

/**
 * Whether a renewal may now ask for the certificate that may end the old one: the documents that the device had issued when this
 * was first asked are through, or were waited for as long as the setting allows. If not, the walk waits and the documents are woken.
 */
export async function queueIsDrained(ctx: Context, enrolment: EnrolmentRecord): Promise<boolean> {
  if (enrolment.kind !== "renewal") return true;
  const now = ctx.clock.now();
  const began = beganAt(enrolment) ?? now;
  const { waiting, settings } = await ctx.read(async (db) => {
    const [counted] = await db
      .select({ waiting: sql<number>`count(*)::int` })
      .from(submissions)
      .where(
        and(
          eq(submissions.deviceId, enrolment.deviceId),
          eq(submissions.environment, enrolment.environment),
          eq(submissions.state, "pending"),
          lte(submissions.createdAt, began),
        ),
      );
    return { waiting: counted?.waiting ?? 0, settings: await readSettings(db, enrolment) };
  });
  const until = new Date(began.getTime() + settings["renewal.drain_ms"]);
  if (waiting === 0 || now >= until) return true;
  const nextAttemptAt = new Date(Math.min(until.getTime(), now.getTime() + lookEveryMs));
  const reason = { code: "draining", params: { waiting, began: began.toISOString() } } as const;
  await ctx.atomically(async (tx) => {
    await remark(tx, enrolment, "draining", { at: now, reason, set: { nextAttemptAt } });
    const { id: enrolmentId, establishmentId } = enrolment;
    tx.enqueue({ queue: "enrolment.advance", data: { enrolmentId, establishmentId }, after: nextAttemptAt });
    tx.enqueue(wakeLane(enrolment));
  });
  return false;
}

function beganAt({ reasonCode, reasonParams }: EnrolmentRecord): Date | undefined {
  const began = reasonCode === "draining" ? reasonParams?.["began"] : undefined;
  return began === undefined ? undefined : new Date(began);
}
