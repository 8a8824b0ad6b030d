import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { enrolmentEvents, enrolments } from "#db/schema/enrolments.ts";
import { enrolmentLifecycle, type EnrolmentEvent } from "#lib/domain/enrolment-lifecycle.ts";
import type { Reason } from "#lib/domain/enrolment-reason.ts";
import { AppError } from "#lib/errors.ts";
import type { EnrolmentRecord } from "./load.ts";

/** What happened without leaving the status: a code was given, a try failed, a repeat was asked for. */
type Remark =
  | "codeGiven"
  | "delayed"
  | "stopped"
  | "repeated"
  | "asked"
  | "certificateRead"
  | "draining"
  | "verified"
  | "proved";

type Change = {
  readonly at: Date;
  /** Why it stands there; without one an earlier reason is cleared. */
  readonly reason?: Reason;
  readonly set?: Partial<Pick<EnrolmentRecord, "lostAnswers" | "failures" | "unansweredSince" | "nextAttemptAt">>;
};

/** Moves an enrolment along its lifecycle and writes the event down; of two racers one wins. */
export async function transition(
  tx: Writer,
  enrolment: EnrolmentRecord,
  event: EnrolmentEvent,
  change: Change,
): Promise<void> {
  await move(tx, enrolment, enrolmentLifecycle.next(enrolment.status, event), event, change);
}

/** Writes down what happened without leaving the status. */
export async function remark(tx: Writer, enrolment: EnrolmentRecord, event: Remark, change: Change): Promise<void> {
  await move(tx, enrolment, enrolment.status, event, change);
}

async function move(
  tx: Writer,
  enrolment: EnrolmentRecord,
  to: EnrolmentRecord["status"],
  event: string,
  { at, reason, set = {} }: Change,
): Promise<void> {
  const why = { reasonCode: reason?.code ?? null, reasonParams: reason?.params ?? null };
  const moved = await tx
    .update(enrolments)
    .set({ status: to, updatedAt: at, nextAttemptAt: null, ...why, ...set })
    .where(and(eq(enrolments.id, enrolment.id), eq(enrolments.status, enrolment.status)))
    .returning({ id: enrolments.id });
  if (moved.length === 0) throw new AppError("changed_meanwhile");
  await tx.insert(enrolmentEvents).values({
    enrolmentId: enrolment.id,
    deviceId: enrolment.deviceId,
    establishmentId: enrolment.establishmentId,
    environment: enrolment.environment,
    at,
    event,
    fromStatus: enrolment.status,
    toStatus: to,
    ...why,
  });
  tx.audit({
    action: `enrolment.${event}`,
    entity: "enrolment",
    entityId: enrolment.id,
    establishmentId: enrolment.establishmentId,
    detail: { from: enrolment.status, to, ...(reason === undefined ? {} : { reason: reason.code }) },
  });
}
