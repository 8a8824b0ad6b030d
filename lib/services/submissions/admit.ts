import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documents } from "#db/partitioned/documents.ts";
import { credentials } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import { take, type Pace } from "#lib/domain/rate.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Credential } from "#lib/gateway/credentials.ts";
import { auditOpening, openCredential, type CredentialRecord } from "#lib/services/enrolments/credential.ts";
import { passBreaker } from "./breaker.ts";
import { claimProbe, probeBefore } from "./holds.ts";
import { countInFlight, keepPace, limitsOf, lockPace, type Lane } from "./lane.ts";
import { NotNow } from "./not-now.ts";
import type { Candidate } from "./pick.ts";

export type Asking = {
  readonly submission: typeof submissions.$inferSelect & { readonly state: "pending" | "copy_missing" };
  readonly signedBy: string;
  readonly issuedAt: Date;
  readonly document: { readonly invoiceHash: string; readonly uuid: string; readonly xml: Uint8Array };
  readonly credential: CredentialRecord;
  readonly login: Credential<"production", CredentialRecord["environment"]>;
  /** The lane's pace at the time, and whether this is the one try of a held device. */
  readonly pace: Pace;
  readonly probe: boolean;
};

/** A call and its answer take at most so much longer than the gateway's timeout. */
const graceMs = 20_000;

/** Stores the intent to send, if everything allows it now: breaker, hold, calls under way, rate. Throws NotNow if not. */
export async function admit(ctx: Context, lane: Lane, candidate: Candidate, settings: Settings): Promise<Asking> {
  return await ctx.atomically(async (tx) => {
    const now = ctx.clock.now();
    const limits = limitsOf(settings);
    const [pace, breaker] = await Promise.all([
      lockPace(tx, lane, limits, now),
      passBreaker(tx, lane.environment, now),
    ]);
    const everyMs = settings["document.probe_every_ms"];
    const probe = await claimProbe(tx, candidate.deviceId, { now, before: probeBefore(breaker, everyMs), everyMs });
    if (probe === false) throw new NotNow("device");

    const since = new Date(now.getTime() - settings["document.timeout_ms"] - graceMs);
    const under = await countInFlight(tx, lane, { ...candidate, since });
    if (under.lane >= Math.floor(Math.min(pace.inFlight, limits.inFlight))) throw new NotNow("lane");
    if (under.device >= settings["document.in_flight_per_device"]) throw new NotNow("device");
    const taken = take(pace, limits, now);
    if ("waitUntil" in taken) throw new NotNow("lane", taken.waitUntil);

    const [asking] = await Promise.all([
      loadAsking(ctx, tx, candidate.documentId, { now, pace: taken.pace, probe: probe === true }),
      keepPace(tx, lane, taken.pace),
    ]);
    await tx
      .update(submissions)
      .set({ askedAt: now, attempts: asking.submission.attempts, credentialId: asking.credential.id })
      .where(eq(submissions.documentId, candidate.documentId));
    auditOpening(tx, asking.credential, "credential", "document.submit");
    return asking;
  });
}

async function loadAsking(
  ctx: Context,
  tx: Writer,
  documentId: string,
  { now, ...standing }: Pick<Asking, "pace" | "probe"> & { now: Date },
): Promise<Asking> {
  const [found] = await tx
    .select({
      submission: submissions,
      signedBy: documentIdentities.credentialId,
      issuedAt: documentIdentities.createdAt,
      invoiceHash: documentIdentities.hash,
      uuid: documentIdentities.uuid,
      xml: documents.xml,
      credential: credentials,
    })
    .from(submissions)
    .innerJoin(documentIdentities, eq(documentIdentities.id, submissions.documentId))
    .innerJoin(
      documents,
      and(eq(documents.documentId, documentIdentities.id), eq(documents.issuedAt, documentIdentities.createdAt)),
    )
    .innerJoin(
      credentials,
      eq(credentials.id, sql`coalesce(${submissions.credentialId}, ${documentIdentities.credentialId})`),
    )
    .where(
      and(
        eq(submissions.documentId, documentId),
        inArray(submissions.state, ["pending", "copy_missing"]),
        lte(submissions.nextAttemptAt, now),
      ),
    )
    .for("update", { of: submissions });
  if (found === undefined) throw new NotNow("document");
  const { submission, signedBy, issuedAt, credential, ...document } = found;
  const { state } = submission;
  if (state !== "pending" && state !== "copy_missing") throw new NotNow("document");
  return {
    submission: { ...submission, state, askedAt: now, attempts: submission.attempts + 1 },
    signedBy,
    issuedAt,
    document,
    credential,
    login: openCredential(ctx, credential, "production", "document.submit"),
    ...standing,
  };
}
