import type { Writer } from "#db/atomically.ts";
import type { Context } from "#lib/context.ts";
import { backOffMs } from "#lib/domain/back-off.ts";
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
  const nextAttemptAt = new Date(at.getTime() + (waitMs ?? backOffMs(failures, Math.random())));
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

/** Stops here until a person acts. */
export async function stop(ctx: Context, tx: Writer, enrolment: EnrolmentRecord, reason: Reason): Promise<void> {
  await remark(tx, enrolment, "stopped", { at: ctx.clock.now(), reason, set: { unansweredSince: null } });
}
