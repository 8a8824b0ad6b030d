import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { AppError } from "#lib/errors.ts";

export type SessionRecord = typeof otpSessions.$inferSelect;

/** The session, or `not_found` when it is missing or another's. */
export async function loadSession(db: Pick<Reader, "select">, id: string): Promise<SessionRecord> {
  const [found] = await db.select().from(otpSessions).where(eq(otpSessions.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The session, held against whoever else hands out its codes or ends it until this transaction is over. */
export async function lockSession(tx: Writer, id: string): Promise<SessionRecord> {
  const [found] = await tx.select().from(otpSessions).where(eq(otpSessions.id, id)).for("update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same for the worker, which comes again anyway: undefined while somebody else holds the session. */
export async function holdSession(tx: Writer, id: string): Promise<SessionRecord | undefined> {
  const [found] = await tx.select().from(otpSessions).where(eq(otpSessions.id, id)).for("update", { skipLocked: true });
  return found;
}

/** The same for an act of a person: refused where the session is over, or has devices that the person does not see. */
export async function lockOpenSession(tx: Writer, id: string): Promise<SessionRecord> {
  const session = await lockSession(tx, id);
  const [seen] = await tx
    .select({ devices: sql<number>`count(*)::int` })
    .from(otpSessionDevices)
    .where(and(eq(otpSessionDevices.sessionId, id), eq(otpSessionDevices.environment, session.environment)));
  if (seen?.devices !== session.size) throw new AppError("auth.forbidden");
  if (session.status !== "open" && session.status !== "paused") throw new AppError("otp_session.over");
  return session;
}
