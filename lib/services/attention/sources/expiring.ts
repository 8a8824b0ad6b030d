import { and, eq, isNotNull, lte, ne, not, sql } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { dueDays } from "#lib/domain/renewal.ts";
import { isBeingReplaced } from "#lib/services/enrolments/open-walk.ts";
import { open } from "#lib/services/planning/sweep.ts";
import type { DeviceSource, Moment } from "../source.ts";

/** Live certificates that end soon with no renewal planned or begun; a plan whose instant has passed is an item of its own. */
export const expiring: DeviceSource = {
  source: "expiring",
  table: credentials,
  on: eq(credentials.deviceId, devices.id),
  environment: credentials.environment,
  subject: credentials.id,
  since: credentials.notBefore,
  until: credentials.notAfter,
  where: (at) => and(ending(at), not(isBeingReplaced), not(plan)),
  wholeWhere: (at) => ending(at),
  order: credentials.notAfter,
};

const ending = ({ now }: Moment) =>
  and(
    eq(credentials.status, "live"),
    isNotNull(credentials.notAfter),
    lte(credentials.notAfter, new Date(now.getTime() + dueDays * 86_400_000)),
    ne(devices.status, "ended"),
  );

const plan = sql`exists (select 1 from ${renewalPlans}
  where ${and(eq(renewalPlans.credentialId, credentials.id), open)})`;
