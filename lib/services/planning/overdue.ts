import { and, isNotNull, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { open } from "./sweep.ts";

/** Plans whose instant has come or which need a person: whether somebody has begun is another question. */
export const isOverdue = (now: Date): SQL | undefined =>
  and(open, or(lte(renewalPlans.plannedAt, now), isNotNull(renewalPlans.attentionSince)));

/** Plans with an instant that nothing speaks against. */
export const holds: SQL | undefined = and(open, isNull(renewalPlans.attentionSince), ne(renewalPlans.state, "held"));
