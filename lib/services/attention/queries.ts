import { and, asc, eq, isNotNull, isNull, lte, ne, notExists, notInArray, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import { selfMovingReasons } from "#lib/domain/enrolment-reason.ts";
import { countUpTo } from "#lib/services/count.ts";
import { dueDays } from "#lib/services/credentials/queries.ts";
import { equals } from "#lib/services/search.ts";
import { itemsShown, OfScope } from "./schema.ts";

const open = notInArray(enrolments.status, [...endedStatuses]);

const place = {
  deviceId: devices.id,
  deviceName: devices.name,
  environment: devices.environment,
  branchNameAr: branches.nameAr,
  branchNameEn: branches.nameEn,
};

/** What needs a person: certificates that end without a renewal, stopped walks, walks that wait for a code. */
export const showAttention = query({
  name: "attention.show",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const at = ctx.clock.now();
      const expiring = await endingCertificates(db, establishment, at);
      const stopped = await openWalks(db, establishment, stoppedForPerson);
      const waiting = await openWalks(db, establishment, waitingForCode(db));
      return { at, expiring, stopped, waiting };
    }),
});

export type Attention = Awaited<ReturnType<typeof showAttention.run>>;

async function endingCertificates(db: Reader, establishment: string | undefined, at: Date) {
  const soon = new Date(at.getTime() + dueDays * 86_400_000);
  const renewal = db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(eq(enrolments.deviceId, credentials.deviceId), eq(enrolments.environment, credentials.environment), open),
    );
  const where = and(
    eq(credentials.status, "live"),
    isNotNull(credentials.notAfter),
    lte(credentials.notAfter, soon),
    ne(devices.status, "ended"),
    equals(credentials.establishmentId, establishment),
    notExists(renewal),
  );
  const rows = await db
    .select({ ...place, id: credentials.id, notAfter: credentials.notAfter })
    .from(credentials)
    .innerJoin(devices, eq(devices.id, credentials.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(where)
    .orderBy(asc(credentials.notAfter), asc(credentials.id))
    .limit(itemsShown);
  const counted = sql`${credentials} inner join ${devices} on ${devices.id} = ${credentials.deviceId} where ${where}`;
  return { rows, ...(await countUpTo(db, counted)) };
}

async function openWalks(db: Reader, establishment: string | undefined, kind: SQL | undefined) {
  const where = and(open, kind, equals(enrolments.establishmentId, establishment));
  const rows = await db
    .select({
      ...place,
      id: enrolments.id,
      reasonCode: enrolments.reasonCode,
      createdAt: enrolments.createdAt,
      updatedAt: enrolments.updatedAt,
    })
    .from(enrolments)
    .innerJoin(devices, eq(devices.id, enrolments.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(where)
    .orderBy(asc(enrolments.updatedAt), asc(enrolments.id))
    .limit(itemsShown);
  return { rows, ...(await countUpTo(db, sql`${enrolments} where ${where}`)) };
}

const stoppedForPerson = and(
  isNotNull(enrolments.reasonCode),
  notInArray(enrolments.reasonCode, [...selfMovingReasons]),
);

const waitingForCode = (db: Reader): SQL | undefined =>
  and(
    eq(enrolments.status, "ready"),
    isNull(enrolments.reasonCode),
    notExists(db.select({ id: otps.enrolmentId }).from(otps).where(eq(otps.enrolmentId, enrolments.id))),
  );
