import { and, asc, eq, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";
import type { Context } from "#lib/context.ts";
import { blocksOf } from "#lib/domain/otp-eligibility.ts";
import { lockDevice } from "#lib/services/devices/load.ts";
import { begin } from "#lib/services/enrolments/start.ts";
import { readFacts } from "./facts.ts";
import type { SessionRecord } from "./load.ts";

/** Key pairs and requests that one transaction makes. */
const atOnce = 10;

/** Begins the walks of the next devices, or finds those that are open; who cannot take part any more is marked with the reason. */
export async function prepareNext(ctx: Context, tx: Writer, session: SessionRecord): Promise<void> {
  const next = await tx
    .select({ deviceId: otpSessionDevices.deviceId })
    .from(otpSessionDevices)
    .where(
      and(
        eq(otpSessionDevices.sessionId, session.id),
        isNull(otpSessionDevices.enrolmentId),
        isNull(otpSessionDevices.blockedBy),
      ),
    )
    .orderBy(asc(otpSessionDevices.position))
    .limit(atOnce);
  for (const { deviceId } of next) await prepare(ctx, tx, session, deviceId);
}

async function prepare(ctx: Context, tx: Writer, session: SessionRecord, deviceId: string): Promise<void> {
  const device = await lockDevice(tx, deviceId);
  const [candidate] = await readFacts(tx, eq(devices.id, deviceId), 1);
  if (candidate === undefined) return;
  const facts = { ...candidate.facts, inSession: false, kind: session.kind };
  const [block] = device.environment === session.environment ? blocksOf(facts) : (["walk_of_other_kind"] as const);
  const place = and(eq(otpSessionDevices.sessionId, session.id), eq(otpSessionDevices.deviceId, deviceId));
  if (block !== undefined) {
    await tx.update(otpSessionDevices).set({ blockedBy: block }).where(place);
    const detail = { deviceId, reason: block };
    const { id: entityId, establishmentId } = session;
    return tx.audit({ action: "otp_session.leave_out", entity: "otp_session", entityId, establishmentId, detail });
  }
  const begun = candidate.walk === null ? await begin(ctx, tx, device, session.kind) : undefined;
  const enrolmentId = begun ?? candidate.walk?.id;
  await tx
    .update(otpSessionDevices)
    .set({ enrolmentId, begunHere: begun !== undefined })
    .where(place);
  const { id: entityId, establishmentId } = session;
  tx.audit({ action: "otp_session.prepare", entity: "otp_session", entityId, establishmentId, detail: { deviceId } });
}
