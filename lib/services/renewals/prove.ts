import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { enrolmentEvents } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import { coversSimplified } from "#lib/domain/functionality-map.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { CheckOutcome } from "#lib/gateway/outcome/checks.ts";
import { keepAttempt } from "#lib/services/enrolments/attempt.ts";
import {
  auditOpening,
  openCredential,
  openPrivateKey,
  readColumns,
  type CredentialRecord,
} from "#lib/services/enrolments/credential.ts";
import { delay, stop } from "#lib/services/enrolments/delay.ts";
import type { EnrolmentRecord } from "#lib/services/enrolments/load.ts";
import { sample, sampleFacts } from "#lib/services/enrolments/sample.ts";
import { remark } from "#lib/services/enrolments/transition.ts";
import { readSettings } from "#lib/services/settings/read.ts";

const purpose = "renewal.prove";

/**
 * Whether the new certificate of a renewal has proved itself: a sample document, signed with the new key, passed with the new
 * login. It is tried here where it was not yet; nothing of it reaches ZATCA's books.
 */
export async function hasProvedItself(
  ctx: Context,
  enrolment: EnrolmentRecord,
  credential: CredentialRecord,
  certificate: CertificateView,
): Promise<boolean> {
  if (enrolment.kind !== "renewal") return true;
  const { settings, proved } = await ctx.read(async (db) => ({
    settings: await readSettings(db, enrolment),
    proved: await findProof(db, enrolment),
  }));
  if (proved || settings["renewal.dry_run"] === "off") return true;

  const key = await openPrivateKey(ctx, enrolment, purpose);
  const step = coversSimplified(enrolment.functionalityMap) ? "simplified-compliant" : "standard-compliant";
  const facts = await sampleFacts(ctx, enrolment);
  const { hash, uuid, xml } = await sample(step, facts, { key, certificate }, ctx.clock.now());
  await recordIntent(ctx, enrolment, credential, certificate);
  ctx.checkpoint("proof.asked");
  const answer = await ctx.gateway.checkCompliance({
    environment: enrolment.environment,
    credential: openCredential(ctx, credential, "production", purpose),
    document: { invoiceHash: hash, uuid, xml },
  });
  ctx.checkpoint("proof.answered");
  const passed = await recordAnswer(ctx, enrolment, credential, answer);
  ctx.checkpoint("proof.recorded");
  return passed;
}

async function findProof(db: Reader, { id }: EnrolmentRecord): Promise<boolean> {
  const [found] = await db
    .select({ id: enrolmentEvents.id })
    .from(enrolmentEvents)
    .where(and(eq(enrolmentEvents.enrolmentId, id), eq(enrolmentEvents.event, "proved")))
    .limit(1);
  return found !== undefined;
}

async function recordIntent(
  ctx: Context,
  enrolment: EnrolmentRecord,
  { id, status }: CredentialRecord,
  certificate: CertificateView,
): Promise<void> {
  await ctx.atomically(async (tx) => {
    if (status === "received") {
      await tx
        .update(credentials)
        .set({ ...readColumns(certificate), status: "ready" })
        .where(eq(credentials.id, id));
      await remark(tx, enrolment, "verified", { at: ctx.clock.now() });
    }
    auditOpening(tx, enrolment, "private_key", purpose);
    auditOpening(tx, enrolment, "credential", purpose);
  });
}

async function recordAnswer(
  ctx: Context,
  enrolment: EnrolmentRecord,
  credential: CredentialRecord,
  { outcome, exchange }: { outcome: CheckOutcome; exchange: Exchange },
): Promise<boolean> {
  return await ctx.atomically(async (tx) => {
    await keepAttempt(tx, enrolment, { exchange, outcome, credentialId: credential.id });
    if (outcome.kind === "passed" || outcome.kind === "passed_with_warnings") {
      await remark(tx, enrolment, "proved", { at: ctx.clock.now(), set: { failures: 0 } });
      return true;
    }
    await notProved(ctx, tx, enrolment, outcome);
    return false;
  });
}

async function notProved(ctx: Context, tx: Writer, enrolment: EnrolmentRecord, outcome: CheckOutcome): Promise<void> {
  const said = outcome.messages.find(({ type }) => type === "ERROR");
  const params = { gatewayCode: said?.code ?? "", gatewayText: said?.message ?? "" };
  switch (outcome.kind) {
    case "may_have_arrived":
      return await delay(ctx, tx, enrolment, { reason: { code: "unavailable" } });
    case "throttled":
      return await delay(ctx, tx, enrolment, { reason: { code: "throttled" }, waitMs: outcome.retryAfterMs });
    case "credential_refused":
    case "contradictory":
      return await stop(ctx, tx, enrolment, { code: outcome.kind, params });
    case "configuration":
      return await stop(ctx, tx, enrolment, { code: "configuration", params: { ...params, detail: outcome.reason } });
    default:
      return await stop(ctx, tx, enrolment, { code: "proof_failed", params });
  }
}
