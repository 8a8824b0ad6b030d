import { and, eq, exists, ne, notExists, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { isOpenWalk } from "#lib/services/enrolments/open-walk.ts";
import { isOverdue } from "#lib/services/planning/overdue.ts";
import { ofDevices } from "../of-devices.ts";
import type { Asked } from "../source.ts";

/** Renewals whose instant has come, or whose plan cannot hold, while nobody has begun them; those with a walk are handled. */
export const planOverdue = ofDevices({
  source: "plan_overdue",
  table: renewalPlans,
  on: eq(renewalPlans.deviceId, devices.id),
  environment: renewalPlans.environment,
  subject: renewalPlans.credentialId,
  since: renewalPlans.plannedAt,
  until: renewalPlans.notAfter,
  detail: sql`coalesce(${renewalPlans.attentionReasons}[1], 'due')`,
  where: (db, asked) => and(overdue(db, asked), notExists(walkFor(db))),
  handledWhere: (db, asked) => and(overdue(db, asked), exists(walkFor(db))),
  order: renewalPlans.notAfter,
});

const overdue = (db: Reader, { now }: Asked) =>
  and(
    isOverdue(now),
    ne(devices.status, "ended"),
    exists(
      db
        .select({ id: credentials.id })
        .from(credentials)
        .where(and(eq(credentials.id, renewalPlans.credentialId), eq(credentials.status, "live"))),
    ),
  );

const walkFor = (db: Reader) =>
  db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.deviceId, renewalPlans.deviceId),
        eq(enrolments.environment, renewalPlans.environment),
        isOpenWalk,
      ),
    );
