import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { within } from "#lib/services/search.ts";
import { OfFleet } from "./schema.ts";
import { open } from "./sweep.ts";

const weekMs = 7 * 86_400_000;
const weeksShown = 26;

/** What happens if nobody acts: which till stops first, how many stop in which week, and who must act on how many. */
export const showOutlook = query({
  name: "renewal_plan.outlook",
  permission: "establishment:read",
  input: OfFleet,
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const now = ctx.clock.now();
      const scope = and(open, within(renewalPlans.establishmentId, establishment, ctx.actor));
      const acts = await toAct(db, scope);
      const first = await firstToStop(db, scope);
      await db.join();
      return { first, weeks: await stopping(db, scope, now), acts };
    }),
});

export type Outlook = Awaited<ReturnType<typeof showOutlook.run>>;

async function firstToStop(db: Reader, scope: ReturnType<typeof and>) {
  const [first] = await db
    .select({ deviceId: renewalPlans.deviceId, notAfter: renewalPlans.notAfter })
    .from(renewalPlans)
    .where(scope)
    .orderBy(asc(renewalPlans.notAfter), asc(renewalPlans.credentialId))
    .limit(1);
  if (first === undefined) return undefined;
  const [device] = await db.select({ deviceName: devices.name }).from(devices).where(eq(devices.id, first.deviceId));
  return device && { ...first, ...device };
}

async function stopping(db: Reader, scope: ReturnType<typeof and>, now: Date) {
  const week = sql<number>`greatest(-1, floor(extract(epoch from ${renewalPlans.notAfter} - ${now.toISOString()}::timestamptz) / 604800))::int`;
  const found = await db
    .select({
      week,
      tills: sql<number>`count(*)::int`,
      branches: sql<number>`count(distinct ${devices.branchId})::int`,
    })
    .from(renewalPlans)
    .innerJoin(devices, eq(devices.id, renewalPlans.deviceId))
    .where(and(scope, lt(renewalPlans.notAfter, new Date(now.getTime() + weeksShown * weekMs))))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
  return found.map(({ week: nth, ...counts }) => ({
    ...counts,
    over: nth < 0,
    from: new Date(now.getTime() + Math.max(0, nth) * weekMs),
  }));
}

const toAct = (db: Reader, scope: ReturnType<typeof and>) =>
  db
    .select({ state: renewalPlans.state, count: sql<number>`count(*)::int` })
    .from(renewalPlans)
    .where(scope)
    .groupBy(renewalPlans.state);
