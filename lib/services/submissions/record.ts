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
import type { Asking } from "./asking.ts";
import { applyVerdicts, type Decided } from "./apply.ts";
import { keepMessages, keepSendings } from "./attempt.ts";
import { changeSubmissions } from "./change.ts";
import { learn } from "./learn.ts";

export type Heard = {
  readonly asking: Asking;
  readonly outcome: DocumentOutcome<Uint8Array | null>;
  readonly exchange: Exchange;
};

/**
 * One transaction for all answers that are there at the same time: the attempts as evidence, what the gateway said, what follows for
 * documents, devices, lane and platform.
 */
export async function recordAll(ctx: Context, settings: Settings, heard: readonly Heard[]): Promise<readonly true[]> {
  const known = heard.map((each) => ({ ...each, ...answerIn(each) }));
  await ctx.atomically(async (tx) => {
    const now = ctx.clock.now();
    const decided: Decided[] = [];
    for (const { asking, answer, copy } of known) decided.push(await decide(tx, asking, settings, { answer, copy }));
    const sendings = known.map(({ asking, exchange, answer }) => ({ asking, exchange, outcome: answer.kind }));
    const said = known.filter(({ answer }) => judged.has(answer.kind));
    const messages = said.map(({ asking, outcome }) => ({ asking, messages: outcome.messages }));
    const changed = known.map(({ asking: { submission } }) => ({
      documentId: submission.documentId,
      before: submission.state,
    }));
    await Promise.all([
      keepSendings(tx, sendings),
      keepMessages(tx, messages, now),
      applyVerdicts(tx, decided, settings, now),
    ]);
    await Promise.all([learn(tx, decided, settings, now), announce(tx, changed, now)]);
  });
  return heard.map(() => true);
}

function answerIn({ asking, outcome }: Heard): Pick<Decided, "answer" | "copy"> {
  const copy = copyIn(outcome);
  if (copy !== null && !belongsTo(copy, asking))
    return { answer: { kind: "contradictory", reason: "cleared_invoice_of_another", copy: false }, copy: null };
  return { answer: answerOf(outcome, copy !== null), copy };
}

async function decide(
  tx: Writer,
  asking: Asking,
  settings: Settings,
  heard: Pick<Decided, "answer" | "copy">,
): Promise<Decided> {
  const successorId = await findSuccessor(tx, asking, heard.answer, settings);
  const sending = { ...asking.submission, successorWaits: successorId !== undefined };
  const verdict = verdictOn(sending, heard.answer, policyOf(settings), Math.random());
  return { asking, ...heard, verdict, successorId };
}

/** The call could not even be made, such as without an address for the environment: put off, and a person is told. */
export async function recordFailure(ctx: Context, asking: Asking, settings: Settings, error: unknown): Promise<void> {
  const { firstBackOffMs, backOffCeilingMs } = policyOf(settings);
  const { submission } = asking;
  await ctx.atomically(async (tx) => {
    const now = ctx.clock.now();
    const failures = submission.failures + 1;
    const waitMs = backOffMs(failures, Math.random(), { firstMs: firstBackOffMs, ceilingMs: backOffCeilingMs });
    const changes = {
      failures,
      nextAttemptAt: new Date(now.getTime() + waitMs),
      attentionSince: submission.attentionSince ?? now,
      outcome: "configuration",
      reason: error instanceof AppError ? error.code : "unexpected",
    };
    await changeSubmissions(tx, [{ asking, action: "document.not_sent", changes }]);
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
  // a switch under way changes this row first and lifts the holds after: it sees this answer's hold, or this sees its successor
  await tx.select({ id: credentials.id }).from(credentials).where(eq(credentials.id, signedBy)).for("share");
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
