import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { command } from "#lib/command.ts";
import { drawPlan } from "#lib/domain/renewal-planner.ts";
import { rulesOnce } from "./rules.ts";

const mostAtOnce = 500;

/** Gives every live production certificate its renewal instant, once; at most so many a round. */
export const drawPlans = (random: () => number = Math.random) =>
  command({
    name: "renewal_plan.draw",
    permission: "worker",
    input: z.object({}),
    async run(ctx) {
      const found = await ctx.read(unplanned);
      const now = ctx.clock.now();
      for (const [establishmentId, rows] of Map.groupBy(found, (row) => row.establishmentId))
        await ctx.atomically(async (tx) => {
          const rulesOf = rulesOnce(tx);
          const values = [];
          for (const { notBefore, notAfter, ...place } of rows) {
            if (notBefore === null || notAfter === null) continue;
            const { calendar } = await rulesOf(place);
            values.push({
              ...place,
              ...drawPlan({ notBefore, notAfter }, calendar, now, random()),
              ringAt: now,
              createdAt: now,
            });
          }
          await tx.insert(renewalPlans).values(values).onConflictDoNothing();
          const note = { entity: "establishment", entityId: establishmentId, establishmentId };
          tx.audit({ action: "renewal_plan.draw", ...note, detail: { plans: values.length } });
        });
      return { drawn: found.length };
    },
  });

const unplanned = (db: Reader) =>
  db
    .select({
      credentialId: credentials.id,
      deviceId: credentials.deviceId,
      establishmentId: credentials.establishmentId,
      environment: credentials.environment,
      notBefore: credentials.notBefore,
      notAfter: credentials.notAfter,
    })
    .from(credentials)
    .leftJoin(renewalPlans, eq(renewalPlans.credentialId, credentials.id))
    .where(
      and(
        eq(credentials.status, "live"),
        eq(credentials.kind, "production"),
        isNotNull(credentials.notBefore),
        isNotNull(credentials.notAfter),
        isNull(renewalPlans.credentialId),
      ),
    )
    .limit(mostAtOnce);
