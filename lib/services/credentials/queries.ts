import { and, eq, gt, gte, inArray, isNotNull, lt, lte, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { dueDays } from "#lib/domain/renewal.ts";
import { dayNamed, midnightOf } from "#lib/domain/riyadh-day.ts";
import { needing } from "#lib/services/attention/needing.ts";
import { devicesFound, deviceTold } from "#lib/services/devices/found.ts";
import { replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { pageByKey, type Paging, type SortColumn } from "#lib/services/page-by-key.ts";
import { isOverdue } from "#lib/services/planning/overdue.ts";
import { open } from "#lib/services/planning/sweep.ts";
import { readPage } from "#lib/services/read-page.ts";
import { anyOf, branchesOf, equals, found, inBranches, told, within } from "#lib/services/search.ts";
import { ListCertificates, type certificateColumns } from "./schema.ts";
import type { z } from "zod";

type Filter = z.output<typeof ListCertificates>;

const serial = sql`coalesce(${credentials.serialNumber}, '')`;

const sortColumns: Readonly<Record<(typeof certificateColumns)[number], SortColumn>> = {
  expires: { by: credentials.notAfter, type: "timestamptz" },
  device: { by: devices.name, type: "text" },
  branch: { by: branches.nameEn, type: "text" },
  serial: { by: serial, type: "text" },
};

/** Every certificate that was read, with its device, branch and time left; sorted, filtered and cut by the database. */
export const listCertificates = query({
  name: "credential.list",
  permission: "establishment:read",
  input: ListCertificates,
  run: (ctx, input) =>
    ctx.list((db) => {
      const page = pageByKey(sortColumns[input.sort.column], { by: credentials.id, type: "uuid" }, input);
      const where = filters(input, ctx.actor, ctx.clock.now());
      const placed = input.branch !== undefined || input.q !== undefined || branchesOf(ctx.actor) !== undefined;
      return readPage(db, {
        page,
        id: sql`${credentials.id}`,
        from: placed ? ofDevices : sql`${credentials}`,
        where,
        search: input.q === undefined ? undefined : searching(input.q, where),
        keys: (reader, asked) => keysOf(reader, page, asked),
        rows: rowsOf,
      });
    }),
});

const ofDevices = sql`${credentials} inner join ${devices} on ${devices.id} = ${credentials.deviceId}`;

const searching = (text: string, where: SQL) => ({
  found: sql`select ${credentials.id} from ${ofDevices} where ${found(text, [credentials.serialNumber])} and ${where}
    union all select ${credentials.id} from ${ofDevices}
      where ${anyOf(credentials.deviceId, devicesFound(text))} and not ${told(text, [serial])} and ${where}`,
  told: sql`(${told(text, [serial])} or ${deviceTold(text)})`,
});

const keysOf = (db: Reader, page: Paging, asked: SQL | undefined) =>
  db
    .select({ key: page.key, id: credentials.id })
    .from(credentials)
    .innerJoin(devices, eq(devices.id, credentials.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(asked)
    .orderBy(...page.orderBy)
    .limit(page.limit);

const rowsOf = (db: Reader, ids: string[]) =>
  db
    .select({
      id: credentials.id,
      kind: credentials.kind,
      status: credentials.status,
      origin: credentials.origin,
      environment: credentials.environment,
      serialNumber: credentials.serialNumber,
      issuer: credentials.issuer,
      notBefore: credentials.notBefore,
      notAfter: credentials.notAfter,
      warnings: credentials.warnings,
      fingerprint: credentials.fingerprint,
      planState: renewalPlans.state,
      plannedAt: renewalPlans.plannedAt,
      needsPerson: sql<boolean>`${renewalPlans.attentionSince} is not null`,
      cause: renewalPlans.cause,
      deviceId: devices.id,
      deviceName: devices.name,
      egsSerial: devices.egsSerial,
      branchId: branches.id,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      establishmentNameAr: establishments.nameAr,
      establishmentNameEn: establishments.nameEn,
    })
    .from(credentials)
    .innerJoin(devices, eq(devices.id, credentials.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .innerJoin(establishments, eq(establishments.id, credentials.establishmentId))
    .leftJoin(renewalPlans, eq(renewalPlans.credentialId, credentials.id))
    .where(inArray(credentials.id, ids));

export type CertificateRow = Awaited<ReturnType<typeof listCertificates.run>>["rows"][number];

/** What a filter of the list means, over certificates with their devices. */
export function matching(input: Filter, actor: Actor, now: Date): SQL {
  const where = filters(input, actor, now);
  return input.q === undefined ? where : sql`${anyOf(credentials.id, searching(input.q, where).found)}`;
}

function filters(input: Filter, actor: Actor, now: Date): SQL {
  const conditions = [
    isNotNull(credentials.notAfter),
    inState(input.state, now),
    input.from && gte(credentials.notAfter, midnightOf(dayNamed(input.from))),
    input.to && lt(credentials.notAfter, midnightOf(dayNamed(input.to) + 1)),
    equals(credentials.kind, input.kind),
    equals(credentials.environment, input.environment),
    input.plan && planIs(input.plan, now),
    needing(credentials.id, input.needs, now),
    within(credentials.establishmentId, input.establishment, actor),
    inBranches(devices.branchId, actor),
    equals(devices.branchId, input.branch),
    equals(credentials.deviceId, input.device),
  ];
  return and(...conditions.map((condition) => condition || undefined)) ?? sql`true`;
}

function planIs(state: NonNullable<Filter["plan"]>, now: Date): SQL {
  const own = eq(renewalPlans.credentialId, credentials.id);
  const planned = (which: SQL | undefined) => sql`exists (select 1 from ${renewalPlans} where ${and(own, which)})`;
  const begun = sql`exists (select 1 from ${enrolments} where ${replacesCertificate})`;
  if (state === "none") return sql`(not ${planned(open)} and not ${begun})`;
  if (state === "overdue") return sql`(${planned(isOverdue(now))} and not ${begun})`;
  return planned(eq(renewalPlans.state, state));
}

function inState(state: Filter["state"], now: Date): SQL | undefined {
  const due = new Date(now.getTime() + dueDays * 86_400_000);
  switch (state) {
    case undefined:
      return undefined;
    case "due":
      return and(eq(credentials.status, "live"), gt(credentials.notAfter, now), lte(credentials.notAfter, due));
    case "expired":
      return lte(credentials.notAfter, now);
    default:
      return eq(credentials.status, state);
  }
}
