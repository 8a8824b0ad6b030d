import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { credentials } from "#db/schema/credentials.ts";
import type { Context } from "#lib/context.ts";
import { backOffMs, withinWhatIsLeft } from "#lib/domain/back-off.ts";
import type { Reason } from "#lib/domain/enrolment-reason.ts";
import type { EnrolmentRecord } from "./load.ts";
import { remark } from "./transition.ts";

/** Puts the next try off; the job wakes the worker then, and the sweep finds it if the job is lost. */
export async function delay(
  ctx: Context,
  tx: Writer,
  enrolment: EnrolmentRecord,
  { reason, waitMs }: { reason: Reason; waitMs?: number | null },
): Promise<void> {
  const at = ctx.clock.now();
  const failures = enrolment.failures + 1;
  const nextAttemptAt = new Date(at.getTime() + (waitMs ?? (await ownWait(tx, enrolment, { failures, at }))));
  await remark(tx, enrolment, "delayed", {
    at,
    reason: { ...reason, params: { ...reason.params, failures } },
    set: { failures, nextAttemptAt, unansweredSince: null },
  });
  tx.enqueue({
    queue: "enrolment.advance",
    data: { enrolmentId: enrolment.id, establishmentId: enrolment.establishmentId },
    after: nextAttemptAt,
  });
}

type Failed = { readonly failures: number; readonly at: Date };

/** What the gateway asks for is kept to the letter; only the walk's own wait is shortened by the old certificate's end. */
async function ownWait(tx: Writer, { kind, deviceId, environment }: EnrolmentRecord, { failures, at }: Failed) {
  const wait = backOffMs(failures, Math.random());
  if (kind !== "renewal") return wait;
  const [old] = await tx
    .select({ notAfter: credentials.notAfter })
    .from(credentials)
    .where(
      and(
        eq(credentials.deviceId, deviceId),
        eq(credentials.environment, environment),
        eq(credentials.kind, "production"),
        eq(credentials.status, "live"),
      ),
    );
  const notAfter = old?.notAfter ?? null;
  return notAfter === null ? wait : withinWhatIsLeft(wait, notAfter, at);
}

/** Stops here until a person acts. */
export async function stop(ctx: Context, tx: Writer, enrolment: EnrolmentRecord, reason: Reason): Promise<void> {
  await remark(tx, enrolment, "stopped", { at: ctx.clock.now(), reason, set: { unansweredSince: null } });
}
