import { eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { takeOvers, type TakeOverCall } from "#db/schema/take-overs.ts";
import type { Context } from "#lib/context.ts";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { AppError } from "#lib/errors.ts";
import { Credential } from "#lib/gateway/credentials.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CheckOutcome } from "#lib/gateway/outcome/checks.ts";
import { sellerFacts } from "#lib/services/branches/seller-facts.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { sample } from "#lib/services/enrolments/sample.ts";
import { callColumns } from "#lib/services/evidence/call-columns.ts";
import { endTakeOver } from "./end.ts";
import { finishTakeOver } from "./finish.ts";
import {
  loadTakeOver,
  lockTakeOver,
  openPieces,
  refuseOver,
  standingOf,
  takeOverKey,
  type TakeOverRecord,
  type TakeOverStanding,
} from "./load.ts";

const purpose = "take_over.prove";

/**
 * Proves the pieces as a renewal does: a sample document, signed with the key and at the next place of the chain, goes to the compliance check with
 * the unit's own login; nothing of it reaches ZATCA's books. It is written down before and after. Errors: `take_over.under_way`, `take_over.over`.
 */
export async function askZatca(ctx: Context, id: string): Promise<TakeOverStanding> {
  const asked = await ctx.exclusively(takeOverKey(id), async () => {
    const row = await ctx.read((db) => loadTakeOver(db, id));
    refuseOver(row);
    const pieces = openPieces(ctx, row, purpose);
    const certificate = readCertificate(row.certificate);
    const facts = await ctx.read((db) => sellerFacts(db, row.branchId));
    const step = certificate.functionalityMap === "1000" ? "standard-compliant" : "simplified-compliant";
    const signer = { key: pieces.privateKey, certificate };
    const next = { icv: row.lastIcv + 1n, pih: row.lastHash };
    const { hash, uuid, xml } = await sample(step, facts, signer, ctx.clock.now(), next);
    await recordIntent(ctx, row);
    ctx.checkpoint("take_over.asked");
    const answer = await ctx.gateway.checkCompliance({
      environment: row.environment,
      credential: new Credential("production", row.environment, pieces.token, pieces.secret),
      document: { invoiceHash: hash, uuid, xml },
    });
    ctx.checkpoint("take_over.answered");
    await ctx.atomically((tx) => recordAnswer(ctx, tx, id, answer));
    ctx.checkpoint("take_over.recorded");
    return standingOf(await ctx.read((db) => loadTakeOver(db, id)));
  });
  if (asked === undefined) throw new AppError("take_over.under_way");
  return asked;
}

async function recordIntent(ctx: Context, row: TakeOverRecord): Promise<void> {
  await ctx.atomically(async (tx) => {
    await tx
      .update(takeOvers)
      .set({
        state: "asking",
        reasonCode: null,
        reasonParams: null,
        tries: sql`${takeOvers.tries} + 1`,
        askedAt: ctx.clock.now(),
      })
      .where(eq(takeOvers.id, row.id));
    auditOpening(tx, row, "private_key", purpose);
    auditOpening(tx, row, "credential", purpose);
  });
}

type Answer = { readonly outcome: CheckOutcome; readonly exchange: Exchange };

async function recordAnswer(ctx: Context, tx: Writer, id: string, { outcome, exchange }: Answer): Promise<void> {
  const row = await lockTakeOver(tx, id);
  refuseOver(row);
  const known = { ...row, calls: [...row.calls, callOf(outcome, exchange)] };
  const said = outcome.messages.find(({ type }) => type === "ERROR");
  const params = { gatewayCode: said?.code ?? "", gatewayText: (said?.message ?? "").slice(0, 500) };
  switch (outcome.kind) {
    case "passed":
    case "passed_with_warnings":
      return await finishTakeOver(ctx, tx, known);
    case "credential_refused":
      return await endTakeOver(ctx, tx, known, { state: "refused", code: "login_refused", params });
    case "failed":
    case "too_large":
      return await endTakeOver(ctx, tx, known, { state: "refused", code: "check_failed", params });
    case "may_have_arrived":
      return await wait(tx, known, "answer_lost", { ...params, detail: outcome.reason });
    case "configuration":
      return await wait(tx, known, "configuration", { ...params, detail: outcome.reason });
    default:
      return await wait(tx, known, outcome.kind, params);
  }
}

type Waiting = "answer_lost" | "configuration" | "throttled" | "contradictory";

/** No usable answer: the pieces stay sealed until somebody asks again or gives up. */
async function wait(
  tx: Writer,
  { id, establishmentId, calls }: TakeOverRecord,
  reasonCode: Waiting,
  reasonParams: Record<string, string | number>,
): Promise<void> {
  await tx.update(takeOvers).set({ state: "unanswered", reasonCode, reasonParams, calls }).where(eq(takeOvers.id, id));
  const note = { entity: "take_over", entityId: id, establishmentId };
  tx.audit({ action: "take_over.unanswered", ...note, detail: { reason: reasonCode } });
}

const callOf = (outcome: CheckOutcome, exchange: Exchange): TakeOverCall => ({
  outcome: outcome.kind,
  ...callColumns(exchange),
  startedAt: exchange.startedAt.toISOString(),
  endedAt: exchange.endedAt.toISOString(),
});
