import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { alarms } from "#db/schema/alarms.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import type { Context } from "#lib/context.ts";
import { leaseMs, messagesOf } from "#lib/domain/alarm-ledger.ts";

/** More than any establishment crosses in an hour; what is over waits for the next round. */
const mostAtOnce = 5_000;

export const toTell = and(isNull(alarms.sentAt), isNull(alarms.acknowledgedAt), isNull(alarms.clearedAt));

/** Takes the rows that are to be told and puts them into messages, which is written down before anything goes out. */
export async function claimMessages(ctx: Context) {
  const now = ctx.clock.now();
  const rows = await ctx.read((db) => due(db, now));
  const messages = messagesOf(rows, recipientOf, () => crypto.randomUUID());
  for (const [establishmentId, own] of Map.groupBy(messages, ({ rows: [row] }) => row?.establishmentId)) {
    if (establishmentId === undefined) continue;
    await ctx.atomically(async (tx) => {
      for (const { id, rows: told } of own)
        await tx
          .update(alarms)
          .set({ digestId: id, attempts: sql`${alarms.attempts} + 1`, nextTryAt: new Date(now.getTime() + leaseMs) })
          .where(
            and(
              toTell,
              inArray(
                alarms.id,
                told.map((row) => row.id),
              ),
            ),
          );
      const note = { entity: "establishment", entityId: establishmentId, establishmentId };
      tx.audit({ action: "alarm.claim", ...note, detail: { messages: own.length } });
    });
  }
  return messages;
}

export type AlarmMessage = Awaited<ReturnType<typeof claimMessages>>[number];

const recipientOf = (row: { establishmentId: string; channelId: string | null; userId: string | null }): string =>
  [row.establishmentId, row.channelId, row.userId].join("/");

const due = (db: Reader, now: Date) =>
  db
    .select({
      id: alarms.id,
      establishmentId: alarms.establishmentId,
      deviceId: alarms.deviceId,
      deviceName: devices.name,
      custody: devices.custody,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      userId: alarms.userId,
      channelId: alarms.channelId,
      rung: alarms.rung,
      notAfter: renewalPlans.notAfter,
      dueAt: alarms.dueAt,
      attempts: alarms.attempts,
      nextTryAt: alarms.nextTryAt,
      sentAt: alarms.sentAt,
      failedAt: alarms.failedAt,
      acknowledgedAt: alarms.acknowledgedAt,
      clearedAt: alarms.clearedAt,
      digestId: alarms.digestId,
    })
    .from(alarms)
    .innerJoin(renewalPlans, eq(renewalPlans.credentialId, alarms.credentialId))
    .innerJoin(devices, eq(devices.id, alarms.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(and(toTell, lte(alarms.nextTryAt, now)))
    .orderBy(asc(alarms.nextTryAt), asc(renewalPlans.notAfter), asc(alarms.id))
    .limit(mostAtOnce);
