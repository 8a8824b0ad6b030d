import { and, desc, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import { backOffMs } from "#lib/domain/back-off.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { verdictOn, type Answer, type SendingPolicy } from "#lib/domain/submission.ts";
import { AppError } from "#lib/errors.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { DocumentOutcome } from "#lib/gateway/outcome/documents.ts";
import { announce } from "#lib/services/webhooks/announce.ts";
import type { Asking } from "./admit.ts";
import { applyVerdict, changeSubmission, type Decided } from "./apply.ts";
import { keepMessages, keepSending } from "./attempt.ts";
import { learn } from "./learn.ts";

export type Heard = { readonly outcome: DocumentOutcome<Uint8Array | null>; readonly exchange: Exchange };

/** One transaction: the attempt as evidence, what the gateway said, what follows for the document, its device, its lane and the platform. */
export async function recordAnswer(ctx: Context, asking: Asking, settings: Settings, heard: Heard): Promise<void> {
  const { outcome, exchange } = heard;
  const copy = copyIn(outcome);
  const foreign = copy !== null && !belongsTo(copy, asking);
  const answer: Answer = foreign
    ? { kind: "contradictory", reason: "cleared_invoice_of_another", copy: false }
    : answerOf(outcome, copy !== null);
  await ctx.atomically(async (tx) => {
    const now = ctx.clock.now();
    const successorId = await findSuccessor(tx, asking, answer, settings);
    const sending = { ...asking.submission, successorWaits: successorId !== undefined };
    const verdict = verdictOn(sending, answer, policyOf(settings), Math.random());
    const decided: Decided = { verdict, answer, copy: foreign ? null : copy, successorId, now };
    await keepSending(tx, asking, { exchange, outcome: answer.kind });
    if (judged.has(answer.kind)) await keepMessages(tx, asking, outcome.messages, now);
    await applyVerdict(tx, asking, settings, decided);
    await learn(tx, asking, settings, decided);
    const { documentId, state: before } = asking.submission;
    await announce(tx, { documentId, before, at: now });
  });
}

/** The call could not even be made, such as without an address for the environment: put off, and a person is told. */
export async function recordFailure(ctx: Context, asking: Asking, settings: Settings, error: unknown): Promise<void> {
  const { firstBackOffMs, backOffCeilingMs } = policyOf(settings);
  const { submission } = asking;
  await ctx.atomically(async (tx) => {
    const now = ctx.clock.now();
    const failures = submission.failures + 1;
    const waitMs = backOffMs(failures, Math.random(), { firstMs: firstBackOffMs, ceilingMs: backOffCeilingMs });
    await changeSubmission(tx, asking, "document.not_sent", {
      failures,
      nextAttemptAt: new Date(now.getTime() + waitMs),
      attentionSince: submission.attentionSince ?? now,
      outcome: "configuration",
      reason: error instanceof AppError ? error.code : "unexpected",
    });
  });
}

const judged: ReadonlySet<Answer["kind"]> = new Set([
  "accepted",
  "accepted_with_warnings",
  "already_accepted",
  "rejected",
  "contradictory",
]);

const copyIn = (outcome: Heard["outcome"]): Uint8Array | null =>
  "clearedInvoice" in outcome ? outcome.clearedInvoice : null;

/** A cleared copy keeps the UUID, whatever ZATCA adds to it. */
const belongsTo = (copy: Uint8Array, { document }: Asking): boolean =>
  Buffer.from(copy).toString("utf8").toLowerCase().includes(document.uuid.toLowerCase());

const answerOf = (outcome: Heard["outcome"], copy: boolean): Answer => ({
  kind: outcome.kind,
  copy,
  ...("reason" in outcome ? { reason: outcome.reason } : {}),
  ...("retryAfterMs" in outcome ? { retryAfterMs: outcome.retryAfterMs } : {}),
});

export const policyOf = (settings: Settings): SendingPolicy => ({
  firstBackOffMs: settings["document.first_back_off_ms"],
  backOffCeilingMs: settings["document.back_off_ceiling_ms"],
  tellPersonAfter: settings["document.tell_person_after"],
  refetchCopyAfterMs: settings["document.refetch_copy_after_ms"],
});

/** The credential that renewed the signing one, the latest where one was taken back, when the signing one was just refused. To ZATCA a unit that was onboarded anew is a stranger. */
async function findSuccessor(
  tx: Pick<Reader, "select"> & Pick<Writer, "select">,
  { credential, signedBy }: Asking,
  answer: Answer,
  settings: Settings,
): Promise<string | undefined> {
  if (answer.kind !== "credential_refused" || credential.id !== signedBy) return undefined;
  if (settings["document.leftovers"] === "old_only") return undefined;
  const [found] = await tx
    .select({ id: credentials.id })
    .from(credentials)
    .innerJoin(enrolments, eq(enrolments.id, credentials.enrolmentId))
    .where(
      and(
        eq(credentials.replacesId, signedBy),
        eq(enrolments.kind, "renewal"),
        eq(credentials.kind, "production"),
        eq(credentials.deviceId, credential.deviceId),
        eq(credentials.environment, credential.environment),
      ),
    )
    .orderBy(desc(credentials.createdAt))
    .limit(1);
  return found?.id;
}
