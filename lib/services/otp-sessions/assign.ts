import { and, asc, eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { otpSessionCodes, otpSessionDevices } from "#db/schema/otp-sessions.ts";
import type { Context } from "#lib/context.ts";
import { refusalsBeforeLast } from "#lib/domain/otp-session.ts";
import { otpRef } from "#lib/services/enrolments/code.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { remark } from "#lib/services/enrolments/transition.ts";
import type { SessionRecord } from "./load.ts";
import { goodCodes, waitsForCode } from "./standing.ts";

export const sessionCodeRef = (id: string) => ({ table: "otp_session_codes", row: id, field: "sealed" });

const purpose = "otp_session.assign";

/** Gives the next codes to the most urgent devices that wait for one, each sealed anew for its walk. Returns how many. */
export async function assignCodes(ctx: Context, tx: Writer, session: SessionRecord, count: number): Promise<number> {
  const now = ctx.clock.now();
  const codes = await tx
    .select()
    .from(otpSessionCodes)
    .where(goodCodes(session.id, now))
    .orderBy(asc(otpSessionCodes.expiresAt), asc(otpSessionCodes.position))
    .limit(count)
    .for("update");
  const walks = await nextWalks(tx, session, codes.length);
  let given = 0;
  for (const [index, walk] of walks.entries()) {
    const code = codes[index];
    if (code !== undefined && (await give(ctx, tx, walk, code))) given += 1;
  }
  if (given > 0) auditOpening(tx, session, "otp", purpose);
  return given;
}

type Walk = typeof enrolments.$inferSelect;

/** A device whose codes were refused again and again lets the others go first. */
async function nextWalks(tx: Writer, { id }: SessionRecord, count: number): Promise<readonly Walk[]> {
  const rows = await tx
    .select({ walk: enrolments })
    .from(otpSessionDevices)
    .innerJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
    .leftJoin(otps, eq(otps.enrolmentId, enrolments.id))
    .where(and(eq(otpSessionDevices.sessionId, id), waitsForCode))
    .orderBy(sql`${otpSessionDevices.refusals} >= ${refusalsBeforeLast}`, asc(otpSessionDevices.position))
    .limit(count);
  return rows.map(({ walk }) => walk);
}

async function give(ctx: Context, tx: Writer, walk: Walk, code: typeof otpSessionCodes.$inferSelect): Promise<boolean> {
  if (code.sealed === null) return false;
  const { id: enrolmentId, deviceId, establishmentId, environment, kind } = walk;
  const opened = ctx.vault.open(sessionCodeRef(code.id), code.sealed, purpose);
  const placed = await tx
    .insert(otps)
    .values({
      enrolmentId,
      deviceId,
      establishmentId,
      environment,
      kind,
      sealed: ctx.vault.seal(otpRef(enrolmentId), opened),
      vatNumber: code.vatNumber,
      createdAt: code.madeAt,
      expiresAt: code.expiresAt,
    })
    .onConflictDoNothing()
    .returning({ id: otps.enrolmentId });
  if (placed.length === 0) return false;
  await tx
    .update(otpSessionCodes)
    .set({ state: "assigned", sealed: null, givenTo: deviceId, enrolmentId })
    .where(and(eq(otpSessionCodes.id, code.id), eq(otpSessionCodes.state, "held")));
  await remark(tx, walk, "codeGiven", { at: ctx.clock.now(), set: { failures: 0, lostAnswers: 0 } });
  tx.enqueue({ queue: "enrolment.advance", data: { enrolmentId, establishmentId } });
  return true;
}
