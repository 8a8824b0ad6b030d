import { and, asc, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { otpSessionCodes, otpSessionDevices, otpSessions } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { refusalsInARow } from "#lib/domain/otp-session.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { assignCodes } from "./assign.ts";
import { endSession } from "./end.ts";
import { holdSession, type SessionRecord } from "./load.ts";
import { prepareNext } from "./prepare.ts";
import { isBehindCodes, standingOf, type Standing } from "./standing.ts";

/** Moves a session on as far as it may go now: walks are begun, codes handed out, walks let on, and at the end it is closed. */
export const dispatchSession = command({
  name: "otp_session.dispatch",
  permission: "worker",
  input: z.object({ sessionId: z.uuid(), establishmentId: z.uuid() }),
  async run(ctx, { sessionId }) {
    while (await turn(ctx, sessionId, { begins: true })) ctx.checkpoint("session.dispatched");
  },
});

/** The same after one walk has moved; it begins no other walks, so that whoever walks is not kept from walking. */
export async function fillGaps(ctx: Context, sessionId: string): Promise<void> {
  await turn(ctx, sessionId, { begins: false });
}

class Nothing extends Error {}

/** One transaction, unless somebody else is at the session; whether another may follow at once. */
async function turn(ctx: Context, sessionId: string, { begins }: { begins: boolean }): Promise<boolean> {
  try {
    return await ctx.atomically(async (tx) => {
      const session = await holdSession(tx, sessionId);
      if (session?.status !== "open") throw new Nothing();
      const standing = await standingOf(tx, sessionId, ctx.clock.now());
      const settings = await readSettings(tx, session);
      if (standing.over === standing.devices) return await endSession(ctx, tx, session, "finished");
      if (await tooManyRefused(tx, session)) return await pauseForRefusals(tx, session);
      const given = await handOut(ctx, tx, session, standing, settings);
      const released = given > 0 ? 0 : await letOn(ctx, tx, session, standing, settings);
      const left = begins ? standing.unprepared : 0;
      if (left > 0) await prepareNext(ctx, tx, session);
      if (given + released + left === 0) throw new Nothing();
      return left > 0;
    });
  } catch (error) {
    if (error instanceof Nothing) return false;
    throw error;
  }
}

/** So many at once and per second as the settings allow; none while the platform asks for slower calls. */
async function handOut(
  ctx: Context,
  tx: Writer,
  session: SessionRecord,
  { held, waiting, spending, throttledUntil }: Standing,
  settings: Settings,
): Promise<number> {
  const now = ctx.clock.now();
  const perSecond = settings["enrolment.codes_per_second"];
  const seconds = Math.max(0, now.getTime() - session.refilledAt.getTime()) / 1000;
  const tokens = Math.min(Math.max(1, perSecond), session.tokens + seconds * perSecond);
  const free = settings["enrolment.codes_in_flight"] - spending;
  const count = throttledUntil === null ? Math.min(held, waiting, free, Math.floor(tokens)) : 0;
  if (count <= 0) return 0;
  const given = await assignCodes(ctx, tx, session, count);
  await tx
    .update(otpSessions)
    .set({ tokens: tokens - given, refilledAt: now })
    .where(eq(otpSessions.id, session.id));
  return given;
}

/** Once no code is left to spend, the walks go on a few at a time, the most urgent first. */
async function letOn(
  ctx: Context,
  tx: Writer,
  session: SessionRecord,
  { held, waiting, unprepared, spending, keptBack, travelling }: Standing,
  settings: Settings,
): Promise<number> {
  const codesLeft = spending > 0 || (held > 0 && waiting + unprepared > 0);
  const count = Math.min(keptBack, settings["enrolment.journeys_in_flight"] - travelling);
  if (codesLeft || count <= 0) return 0;
  const next = await tx
    .select({ enrolmentId: enrolments.id })
    .from(otpSessionDevices)
    .innerJoin(enrolments, eq(enrolments.id, otpSessionDevices.enrolmentId))
    .where(and(eq(otpSessionDevices.sessionId, session.id), isBehindCodes))
    .orderBy(asc(otpSessionDevices.position))
    .limit(count);
  const ids = next.map(({ enrolmentId }) => enrolmentId);
  await tx
    .update(otpSessionDevices)
    .set({ releasedAt: ctx.clock.now() })
    .where(
      and(
        eq(otpSessionDevices.sessionId, session.id),
        inArray(otpSessionDevices.enrolmentId, ids),
        isNull(otpSessionDevices.releasedAt),
      ),
    );
  const { id: entityId, establishmentId } = session;
  for (const enrolmentId of ids) tx.enqueue({ queue: "enrolment.advance", data: { enrolmentId, establishmentId } });
  const detail = { devices: ids.length };
  tx.audit({ action: "otp_session.release", entity: "otp_session", entityId, establishmentId, detail });
  return ids.length;
}

/** The last answers were refusals, and none was good: the codes are probably of another kind or VAT number. */
async function tooManyRefused(tx: Writer, { id, resumedAt }: SessionRecord): Promise<boolean> {
  const last = await tx
    .select({ state: otpSessionCodes.state })
    .from(otpSessionCodes)
    .where(
      and(
        eq(otpSessionCodes.sessionId, id),
        inArray(otpSessionCodes.state, ["spent", "refused"]),
        gt(otpSessionCodes.settledAt, resumedAt),
      ),
    )
    .orderBy(desc(otpSessionCodes.settledAt))
    .limit(refusalsInARow);
  return last.length === refusalsInARow && last.every(({ state }) => state === "refused");
}

async function pauseForRefusals(tx: Writer, { id, establishmentId }: SessionRecord): Promise<false> {
  await tx.update(otpSessions).set({ status: "paused", pauseCause: "codes_refused" }).where(eq(otpSessions.id, id));
  const detail = { cause: "codes_refused" };
  tx.audit({ action: "otp_session.pause", entity: "otp_session", entityId: id, establishmentId, detail });
  return false;
}
