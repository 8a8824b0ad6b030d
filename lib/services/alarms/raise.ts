import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { alarms } from "#db/schema/alarms.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { branchOwners } from "#db/schema/groups.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { assignments } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { audiencesOf, ringsIn, tellAt } from "#lib/domain/alarm-ladder.ts";
import { newAlarm, ring } from "#lib/domain/alarm-ledger.ts";
import { reachGroup, type Recipient } from "#lib/services/groups/reach.ts";
import { rulesOnce, type PlanningRules } from "#lib/services/planning/rules.ts";
import { toTell } from "./claim.ts";
import { liftLimits } from "./lift.ts";
import { limitsOf, type Shows } from "./limits.ts";

const mostAtOnce = 500;
const hour = 3_600_000;

/** Writes into the ledger what rings now, and clears what rings no more; at most so many certificates a round. */
export const raiseAlarms = command({
  name: "alarm.raise",
  permission: "worker",
  input: z.object({}),
  async run(ctx) {
    const now = ctx.clock.now();
    await liftLimits(ctx);
    const found = await ctx.read((db) => toRing(db, now));
    for (const [establishmentId, rows] of Map.groupBy(found, (row) => row.establishmentId)) {
      const shows = await limitsOf(ctx, establishmentId, rows);
      await ctx.atomically(async (tx) => {
        const rulesOf = rulesOnce(tx);
        const reach = reachOnce(tx, establishmentId);
        let raised = 0;
        for (const row of rows) raised += await ringOne(tx, row, { now, rules: await rulesOf(row), reach, shows });
        const note = { entity: "establishment", entityId: establishmentId, establishmentId };
        tx.audit({ action: "alarm.raise", ...note, detail: { certificates: rows.length, raised } });
      });
    }
    return { looked: found.length };
  },
});

const toRing = (db: Reader, now: Date) =>
  db
    .select({
      credentialId: renewalPlans.credentialId,
      deviceId: renewalPlans.deviceId,
      establishmentId: renewalPlans.establishmentId,
      environment: renewalPlans.environment,
      notAfter: renewalPlans.notAfter,
      raised: renewalPlans.raisedRung,
      status: credentials.status,
      device: devices.status,
      /** The group that it was given to, else its branch's; null where the fallback group answers. */
      owner: sql<string | null>`coalesce((select ${assignments.groupId} from ${assignments}
        where ${assignments.establishmentId} = ${renewalPlans.establishmentId}
          and ${assignments.source} in ('expiring', 'plan_overdue')
          and ${assignments.subject} = ${renewalPlans.credentialId}::text
        order by ${assignments.assignedAt} desc limit 1), ${branchOwners.groupId})`,
    })
    .from(renewalPlans)
    .innerJoin(credentials, eq(credentials.id, renewalPlans.credentialId))
    .innerJoin(devices, eq(devices.id, renewalPlans.deviceId))
    .leftJoin(branchOwners, eq(branchOwners.branchId, devices.branchId))
    .where(lte(renewalPlans.ringAt, now))
    .orderBy(asc(renewalPlans.ringAt))
    .limit(mostAtOnce);

type Ringing = Awaited<ReturnType<typeof toRing>>[number];
type Reach = (groupId: string | null) => Promise<readonly Recipient[]>;
type How = { readonly now: Date; readonly rules: PlanningRules; readonly reach: Reach; readonly shows: Shows };

async function ringOne(tx: Writer, row: Ringing, how: How): Promise<number> {
  const { now, rules } = how;
  const { credentialId, deviceId, establishmentId, environment, notAfter } = row;
  const subject = {
    notAfter,
    raised: row.raised,
    renewed: row.status !== "live",
    ended: row.device === "ended",
    rings: ringsIn(environment, rules.activity),
  };
  const { raise, clear, lookAt } = ring(subject, rules.ladder, now);
  const told = raise === undefined ? [] : await recipientsOf(row, raise, how);
  const unheard = raise !== undefined && told.length === 0;
  if (clear !== undefined && !unheard)
    await tx
      .update(alarms)
      .set({ clearedAt: now, clearedAs: clear })
      .where(and(eq(alarms.credentialId, credentialId), isNull(alarms.clearedAt)));
  if (raise !== undefined && clear === undefined && !unheard) await clearOthers(tx, credentialId, told, now);
  if (raise !== undefined && told.length > 0) {
    const place = { credentialId, deviceId, establishmentId, environment, rung: raise, createdAt: now };
    const { dueAt, nextTryAt } = newAlarm(tellAt(raise, now, rules.calendar));
    const rows = told.map(({ userId, channelId, kind }) => ({
      ...place,
      userId,
      channelId,
      channelKind: kind,
      dueAt,
      nextTryAt,
    }));
    await tx.insert(alarms).values(rows).onConflictDoNothing();
  }
  await tx
    .update(renewalPlans)
    .set(
      unheard
        ? { ringAt: new Date(now.getTime() + hour) }
        : { ringAt: lookAt ?? null, raisedRung: raise ?? row.raised },
    )
    .where(eq(renewalPlans.credentialId, credentialId));
  return told.length;
}

/** What was not told yet to people who answer for it no more, since it was given away. */
async function clearOthers(tx: Writer, credentialId: string, told: readonly Recipient[], now: Date): Promise<void> {
  const keys = new Set(told.map(keyOf));
  const waiting = await tx
    .select({ id: alarms.id, channelId: alarms.channelId, userId: alarms.userId })
    .from(alarms)
    .where(and(eq(alarms.credentialId, credentialId), toTell));
  const others = waiting.filter((row) => !keys.has(keyOf(row))).map(({ id }) => id);
  if (others.length === 0) return;
  await tx.update(alarms).set({ clearedAt: now, clearedAs: "given_away" }).where(inArray(alarms.id, others));
}

const keyOf = ({ channelId, userId }: Pick<Recipient, "channelId" | "userId">): string => `${channelId}/${userId}`;

async function recipientsOf({ owner, deviceId }: Ringing, rung: number, { rules, reach, shows }: How) {
  const found = new Map<string, Recipient>();
  for (const audience of audiencesOf(rung, rules.ladder))
    for (const each of await reach(audience === "owner" ? owner : null))
      if (shows(each.viewId, deviceId)) found.set(keyOf(each), each);
  return [...found.values()];
}

/** Reads each group once. */
function reachOnce(db: Pick<Reader, "select">, establishmentId: string): Reach {
  const known = new Map<string | null, Promise<readonly Recipient[]>>();
  return (groupId) => {
    const before = known.get(groupId);
    if (before !== undefined) return before;
    const found = reachGroup(db, { establishmentId, groupId });
    known.set(groupId, found);
    return found;
  };
}
