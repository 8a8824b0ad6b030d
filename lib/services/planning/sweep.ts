import { and, asc, eq, lte, ne, notInArray } from "drizzle-orm";
import { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { command } from "#lib/command.ts";
import { needsPerson, type RenewalFacts } from "#lib/domain/renewal-checks.ts";
import { isClosed } from "#lib/domain/renewal-plan.ts";
import { lookAgain } from "#lib/domain/renewal-planner.ts";
import { readPlanFacts, type PlanRecord } from "./facts.ts";

const mostAtOnce = 200;
const quarterMs = 15 * 60_000;

/** Looks at the plans whose time has come and at those whose certificate was renewed; at most so many a round. */
export const sweepPlans = (random: () => number = Math.random) =>
  command({
    name: "renewal_plan.sweep",
    permission: "worker",
    input: z.object({}),
    async run(ctx) {
      const now = ctx.clock.now();
      const { plans, facts } = await ctx.read(async (db) => {
        const found = await toLookAt(db, now);
        return { plans: found, facts: await readPlanFacts(db, found) };
      });
      for (const [establishmentId, rows] of Map.groupBy(plans, (plan) => plan.establishmentId))
        await ctx.atomically(async (tx) => {
          let attention = 0;
          for (const plan of rows)
            attention += await look(tx, plan, { known: facts.get(plan.credentialId), now, random });
          const note = { entity: "establishment", entityId: establishmentId, establishmentId };
          tx.audit({ action: "renewal_plan.look", ...note, detail: { plans: rows.length, attention } });
        });
      return { looked: plans.length };
    },
  });

type Look = { readonly known: RenewalFacts | undefined; readonly now: Date; readonly random: () => number };

async function look(tx: Writer, plan: PlanRecord, { known, now, random }: Look): Promise<number> {
  if (known === undefined) return 0;
  const next = lookAgain(plan, known, now, random());
  const over = isClosed(next);
  const reasons = over ? [] : needsPerson(next, known, now);
  const { plannedAt: _, instantReason: __, ...changed } = next;
  await tx
    .update(renewalPlans)
    .set({
      ...changed,
      lookAt: new Date(Math.ceil(next.lookAt.getTime() / quarterMs) * quarterMs),
      attentionReasons: [...reasons],
      cause: known.cause,
      ...(over ? { ringAt: now } : {}),
    })
    .where(and(eq(renewalPlans.credentialId, plan.credentialId), open));
  return reasons.length > 0 ? 1 : 0;
}

export const open = notInArray(renewalPlans.state, ["done", "dropped"]);

async function toLookAt(db: Reader, now: Date): Promise<readonly PlanRecord[]> {
  const due = await db
    .select()
    .from(renewalPlans)
    .where(and(open, lte(renewalPlans.lookAt, now)))
    .orderBy(asc(renewalPlans.lookAt))
    .limit(mostAtOnce);
  const over = await db
    .select({ plan: renewalPlans })
    .from(renewalPlans)
    .innerJoin(credentials, eq(credentials.id, renewalPlans.credentialId))
    .where(and(open, ne(credentials.status, "live")))
    .limit(mostAtOnce);
  return [...new Map([...due, ...over.map(({ plan }) => plan)].map((plan) => [plan.credentialId, plan])).values()];
}
