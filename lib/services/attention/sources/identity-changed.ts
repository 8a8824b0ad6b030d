import { and, eq, exists, notExists } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { mustOnboardAnew } from "#lib/services/credentials/identity.ts";
import { replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { ofDevices } from "../of-devices.ts";

/** Devices whose live certificate no longer says what the records say, so that only onboarding them anew leads on. */
export const identityChanged = ofDevices({
  source: "identity_changed",
  table: credentials,
  on: eq(credentials.deviceId, devices.id),
  environment: credentials.environment,
  subject: credentials.id,
  since: credentials.notBefore,
  detail: credentials.vatNumber,
  where: (db) => and(mustOnboardAnew, notExists(walk(db))),
  handledWhere: (db) => and(mustOnboardAnew, exists(walk(db))),
  order: credentials.notAfter,
});

const walk = (db: Reader) => db.select({ id: enrolments.id }).from(enrolments).where(replacesCertificate);
