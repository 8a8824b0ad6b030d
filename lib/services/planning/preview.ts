import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { establishments } from "#db/schema/establishments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { ringsIn } from "#lib/domain/alarm-ladder.ts";
import { bySeriousness, environments, type Environment } from "#lib/domain/environment.ts";
import { dayOf, midnightOf } from "#lib/domain/riyadh-day.ts";
import { equals } from "#lib/services/search.ts";
import { rulesOnce } from "./rules.ts";
import { ForecastYears, OfFleet } from "./schema.ts";
import { open } from "./sweep.ts";

const dayMs = 86_400_000;
const daysShown = 90;

/**
 * Every renewal and every alarm of the next 90 days, by day in Riyadh, and the environments whose certificates ring nowhere. Alarms
 * after a renewal's instant ring only if it did not happen.
 */
export const previewNext = query({
  name: "renewal_plan.preview",
  permission: "establishment:read",
  input: OfFleet,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const now = ctx.clock.now();
      const renewals = await renewalsByDay(db, establishment, now);
      const { alarms, silent } = await alarmsByDay(db, establishment, now);
      const dates = [...new Set([...renewals, ...alarms].map(({ day }) => day))].sort();
      const days = dates.map((day) => ({
        day,
        renewals: renewals.find((each) => each.day === day)?.count ?? 0,
        alarms: alarms.filter((each) => each.day === day).map(({ rung, sure, maybe }) => ({ rung, sure, maybe })),
      }));
      return { days, silent: bySeriousness.filter((each) => silent.has(each)) };
    }),
});

export type PreviewDay = Awaited<ReturnType<typeof previewNext.run>>["days"][number];

const riyadhDay = (column: unknown) => sql<string>`to_char(${column} at time zone 'Asia/Riyadh', 'YYYY-MM-DD')`;

const renewalsByDay = (db: Reader, establishment: string | undefined, now: Date) =>
  db
    .select({ day: riyadhDay(renewalPlans.plannedAt), count: sql<number>`count(*)::int` })
    .from(renewalPlans)
    .where(
      and(
        open,
        equals(renewalPlans.establishmentId, establishment),
        gte(renewalPlans.plannedAt, now),
        lt(renewalPlans.plannedAt, new Date(now.getTime() + daysShown * dayMs)),
      ),
    )
    .groupBy(sql`1`);

async function alarmsByDay(db: Reader, establishment: string | undefined, now: Date) {
  const places = await db
    .select({ id: establishments.id })
    .from(establishments)
    .where(equals(establishments.id, establishment));
  const rulesOf = rulesOnce(db);
  const found = [];
  const silent = new Set<Environment>();
  for (const { id } of places)
    for (const environment of environments) {
      const { ladder, activity } = await rulesOf({ establishmentId: id, environment });
      if (ringsIn(environment, activity))
        found.push(...(await crossings(db, { id, environment, rungs: ladder.rungs, now })));
      else if (await hasPlans(db, { id, environment })) silent.add(environment);
    }
  const summed = Map.groupBy(found, ({ day, rung }) => `${day}/${rung}`);
  const alarms = [...summed.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const total = (pick: "sure" | "maybe") => rows.reduce((sum, each) => sum + each[pick], 0);
    return [{ ...first, sure: total("sure"), maybe: total("maybe") }];
  });
  return { alarms, silent };
}

async function hasPlans(db: Reader, { id, environment }: Pick<Crossing, "id" | "environment">): Promise<boolean> {
  const ofPlace = and(open, eq(renewalPlans.establishmentId, id), eq(renewalPlans.environment, environment));
  const found = await db.select({ id: renewalPlans.credentialId }).from(renewalPlans).where(ofPlace).limit(1);
  return found.length > 0;
}

type Crossing = {
  readonly id: string;
  readonly environment: Environment;
  readonly rungs: readonly number[];
  readonly now: Date;
};

function crossings(db: Reader, { id, environment, rungs, now }: Crossing) {
  const rung = sql<number>`rungs.rung`;
  const at = sql`(${renewalPlans.notAfter} - rungs.rung * interval '1 day')`;
  const list = sql`(values ${sql.join(
    rungs.map((each) => sql`(${each}::int)`),
    sql`, `,
  )}) as rungs(rung)`;
  return db
    .select({
      day: riyadhDay(at),
      rung,
      sure: sql<number>`count(*) filter (where ${at} < ${renewalPlans.plannedAt} or ${renewalPlans.state} = 'held')::int`,
      maybe: sql<number>`count(*) filter (where ${at} >= ${renewalPlans.plannedAt} and ${renewalPlans.state} <> 'held')::int`,
    })
    .from(renewalPlans)
    .innerJoin(list, sql`true`)
    .where(
      and(
        open,
        sql`${renewalPlans.establishmentId} = ${id}`,
        sql`${renewalPlans.environment} = ${environment}`,
        sql`${at} >= ${now.toISOString()}::timestamptz`,
        sql`${at} < ${new Date(now.getTime() + daysShown * dayMs).toISOString()}::timestamptz`,
      ),
    )
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2 desc`);
}

/** How many certificates end in each week of the coming years, weeks without any left out: the cliffs. Weeks are counted from today in Riyadh. */
export const forecastYears = query({
  name: "renewal_plan.forecast",
  permission: "establishment:read",
  input: ForecastYears,
  run: (ctx, { establishment, weeks }) =>
    ctx.read((db) => {
      const now = ctx.clock.now();
      const today = midnightOf(dayOf(now));
      const week = sql<number>`floor(extract(epoch from ${renewalPlans.notAfter} - ${today.toISOString()}::timestamptz) / 604800)::int`;
      return db
        .select({ week, ends: sql<number>`count(*)::int` })
        .from(renewalPlans)
        .where(
          and(
            open,
            equals(renewalPlans.establishmentId, establishment),
            gte(renewalPlans.notAfter, now),
            lt(renewalPlans.notAfter, new Date(today.getTime() + weeks * 7 * dayMs)),
          ),
        )
        .groupBy(sql`1`)
        .orderBy(sql`1`);
    }),
});
