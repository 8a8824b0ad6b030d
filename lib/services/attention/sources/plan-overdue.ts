import { and, eq, ne, not, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { isOpenWalk } from "#lib/services/enrolments/open-walk.ts";
import { isOverdue } from "#lib/services/planning/overdue.ts";
import type { DeviceSource, Moment } from "../source.ts";

/** Renewals whose instant has come, or whose plan cannot hold, while nobody has begun them; those with a walk are handled. */
export const planOverdue: DeviceSource = {
  source: "plan_overdue",
  table: renewalPlans,
  on: eq(renewalPlans.deviceId, devices.id),
  environment: renewalPlans.environment,
  subject: renewalPlans.credentialId,
  since: renewalPlans.plannedAt,
  until: renewalPlans.notAfter,
  detail: sql`coalesce(${renewalPlans.attentionReasons}[1], 'due')`,
  where: (at) => and(overdue(at), not(walk)),
  wholeWhere: (at) => overdue(at),
  order: renewalPlans.notAfter,
};

const overdue = ({ now }: Moment) =>
  and(
    isOverdue(now),
    ne(devices.status, "ended"),
    sql`exists (select 1 from ${credentials}
      where ${and(eq(credentials.id, renewalPlans.credentialId), eq(credentials.status, "live"))})`,
  );

const walk = sql`exists (select 1 from ${enrolments} where ${and(
  eq(enrolments.deviceId, renewalPlans.deviceId),
  eq(enrolments.environment, renewalPlans.environment),
  isOpenWalk,
)})`;
