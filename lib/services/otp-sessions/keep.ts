import { eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { otpBatches, otpSessionCodes, otpSessions } from "#db/schema/otp-sessions.ts";
import type { Context } from "#lib/context.ts";
import { statedTime } from "#lib/domain/otp-clock.ts";
import { readCodes } from "#lib/domain/otp-codes.ts";
import { codesPerBatch, type otpBatchWays } from "#lib/domain/otp-session.ts";
import { AppError, type FieldError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { sessionCodeRef } from "./assign.ts";
import type { SessionRecord } from "./load.ts";
import { codesWanted, goodCodes, standingOf } from "./standing.ts";

type Batch = {
  readonly text: string;
  readonly madeAt: Date | null;
  readonly way: (typeof otpBatchWays)[number];
  readonly givenBy: string;
};

/** Seals each code of a batch in a row of its own. The caller holds the session. Errors: `input.invalid`, each by its field. */
export async function keepCodes(ctx: Context, tx: Writer, session: SessionRecord, batch: Batch) {
  const now = ctx.clock.now();
  const { codes, repeated } = read(batch.text);
  const stated = statedTime(batch.madeAt ?? now, now);
  if (stated.kind !== "good") throw wrong("madeAt", `otp_${stated.kind}`);
  const { madeAt, expiresAt } = stated;
  const before = await heldCodes(ctx, tx, session);
  const fresh = codes.filter((code) => !before.includes(code));
  if (fresh.length === 0) throw wrong("codes", "otp_known");

  const wanted = codesWanted(await standingOf(tx, session.id, now));
  const { id: sessionId, establishmentId, environment, kind, vatNumber } = session;
  const owned = { sessionId, establishmentId, environment };
  const [id, number] = [crypto.randomUUID(), await nextNumber(tx, sessionId)];
  const { way, givenBy } = batch;
  await tx
    .insert(otpBatches)
    .values({ id, ...owned, number, size: fresh.length, way, givenBy, madeAt, expiresAt, givenAt: now });
  await tx.insert(otpSessionCodes).values(
    fresh.map((code, index) => {
      const own = crypto.randomUUID();
      const sealed = ctx.vault.seal(sessionCodeRef(own), new Secret(code));
      return { id: own, ...owned, batchId: id, position: index + 1, kind, vatNumber, sealed, madeAt, expiresAt };
    }),
  );
  if (session.pauseCause === "codes_refused")
    await tx
      .update(otpSessions)
      .set({ status: "open", pauseCause: null, resumedAt: now })
      .where(eq(otpSessions.id, sessionId));
  const known = codes.length - fresh.length;
  const said = { batch: number, taken: fresh.length, repeated: repeated.length, known };
  tx.audit({
    action: "otp_session.give",
    entity: "otp_session",
    entityId: sessionId,
    establishmentId,
    detail: { ...said, way },
  });
  return {
    ...said,
    repeatedAt: repeated,
    missing: Math.max(0, wanted - fresh.length),
    extra: Math.max(0, fresh.length - wanted),
    expiresAt: expiresAt.toISOString(),
  };
}

function read(text: string) {
  const found = readCodes(text);
  if (found.codes.length === 0) throw wrong("codes", "otp_none");
  if (found.codes.length > codesPerBatch)
    throw wrong("codes", "otp_many", { count: found.codes.length, most: codesPerBatch });
  return found;
}

const wrong = (path: string, code: string, params: FieldError["params"] = {}): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path, code, params }]);

async function nextNumber(tx: Writer, sessionId: string): Promise<number> {
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${otpBatches.number}), 0)::int` })
    .from(otpBatches)
    .where(eq(otpBatches.sessionId, sessionId));
  return (last?.number ?? 0) + 1;
}

const purpose = "otp_session.compare";

/** The codes that are held, opened to find what is given twice. */
async function heldCodes(ctx: Context, tx: Writer, session: SessionRecord): Promise<readonly string[]> {
  const held = await tx
    .select({ id: otpSessionCodes.id, sealed: otpSessionCodes.sealed })
    .from(otpSessionCodes)
    .where(goodCodes(session.id, ctx.clock.now()));
  if (held.length > 0) auditOpening(tx, session, "otp", purpose);
  return held.flatMap(({ id, sealed }) =>
    sealed === null ? [] : ctx.vault.open(sessionCodeRef(id), sealed, purpose).revealText(),
  );
}
