import { and, eq, exists, isNotNull, lte, ne, notExists, or } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { dueDays } from "#lib/services/credentials/queries.ts";
import { replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { open } from "#lib/services/planning/sweep.ts";
import { ofDevices } from "../of-devices.ts";
import type { Asked } from "../source.ts";

/** Live certificates that end soon with no renewal planned or begun; a plan whose instant has passed is an item of its own. */
export const expiring = ofDevices({
  source: "expiring",
  table: credentials,
  on: eq(credentials.deviceId, devices.id),
  environment: credentials.environment,
  subject: credentials.id,
  since: credentials.notBefore,
  until: credentials.notAfter,
  where: (db, asked) => and(ending(asked), notExists(walk(db)), notExists(plan(db))),
  handledWhere: (db, asked) => and(ending(asked), or(exists(walk(db)), exists(plan(db)))),
  order: credentials.notAfter,
});

const ending = ({ now }: Asked) =>
  and(
    eq(credentials.status, "live"),
    isNotNull(credentials.notAfter),
    lte(credentials.notAfter, new Date(now.getTime() + dueDays * 86_400_000)),
    ne(devices.status, "ended"),
  );

const walk = (db: Reader) => db.select({ id: enrolments.id }).from(enrolments).where(replacesCertificate);
const plan = (db: Reader) =>
  db
    .select({ id: renewalPlans.credentialId })
    .from(renewalPlans)
    .where(and(eq(renewalPlans.credentialId, credentials.id), open));
