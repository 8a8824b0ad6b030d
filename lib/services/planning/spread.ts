import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { command, query } from "#lib/command.ts";
import { dayNamed, dayOf, midnightOf, nameOf, sundayOf } from "#lib/domain/riyadh-day.ts";
import { spreadWave as spread } from "#lib/domain/renewal-spread.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { readRules } from "./rules.ts";
import { SpreadWave } from "./schema.ts";

const mostAtOnce = 5_000;

/** What spreading a wave would do: how many renewals move, and how many there would be in each week. Nothing is changed. */
export const previewSpread = query({
  name: "renewal_plan.preview_spread",
  permission: "establishment:read",
  input: SpreadWave,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      await loadEstablishment(db, input.establishmentId);
      const { wave, moved } = await movedOf(db, input, ctx.clock.now());
      const at = new Map(moved.map(({ id, plannedAt }) => [id, plannedAt]));
      const after = wave.map(({ id, plannedAt }) => nameOf(sundayOf(dayOf(at.get(id) ?? plannedAt))));
      const weeks = [...Map.groupBy(after, (week) => week)].map(([week, rows]) => ({ week, renewals: rows.length }));
      return { size: wave.length, moved: moved.length, weeks: weeks.sort((a, b) => a.week.localeCompare(b.week)) };
    }),
});

/** Moves the renewals of a wave over the weeks before it; each only ever earlier, at most so many at once. */
export const spreadWave = command({
  name: "renewal_plan.spread",
  permission: "enrolment:write",
  input: SpreadWave,
  run: (ctx, input) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, ...asked } = input;
      await loadEstablishment(tx, establishmentId);
      const { moved } = await movedOf(tx, input, ctx.clock.now());
      let changed = 0;
      for (const { id, plannedAt } of moved) {
        const rows = await tx
          .update(renewalPlans)
          .set({
            plannedAt,
            instantReason: "spread",
            lookAt: sql`least(${renewalPlans.lookAt}, ${plannedAt.toISOString()}::timestamptz)`,
          })
          .where(
            and(
              eq(renewalPlans.credentialId, id),
              eq(renewalPlans.state, "waiting"),
              gt(renewalPlans.plannedAt, plannedAt),
            ),
          )
          .returning({ id: renewalPlans.credentialId });
        changed += rows.length;
      }
      const note = { entity: "establishment", entityId: establishmentId, establishmentId };
      tx.audit({ action: "renewal_plan.spread", ...note, detail: { ...asked, moved: changed } });
      return { moved: changed };
    }),
});

async function movedOf(db: Pick<Reader, "select">, input: z.output<typeof SpreadWave>, now: Date) {
  const { establishmentId, environment, from, to, weeks } = input;
  const { calendar } = await readRules(db, { establishmentId, environment });
  const wave = await db
    .select({ id: renewalPlans.credentialId, plannedAt: renewalPlans.plannedAt })
    .from(renewalPlans)
    .where(
      and(
        eq(renewalPlans.establishmentId, establishmentId),
        eq(renewalPlans.environment, environment),
        eq(renewalPlans.state, "waiting"),
        gt(renewalPlans.plannedAt, now),
        gte(renewalPlans.plannedAt, midnightOf(dayNamed(from))),
        lt(renewalPlans.plannedAt, midnightOf(dayNamed(to) + 1)),
      ),
    )
    .orderBy(asc(renewalPlans.plannedAt), asc(renewalPlans.credentialId))
    .limit(mostAtOnce);
  return { wave, moved: spread(wave, { weeks, calendar, now }) };
}
