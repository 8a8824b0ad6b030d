import { and, eq, gt, gte, isNotNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import { dayNamed, midnightOf } from "#lib/domain/riyadh-day.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey, type SortColumn } from "#lib/services/page-by-key.ts";
import { devicesFound } from "#lib/services/devices/found.ts";
import { anyOf, equals, found as holding, within } from "#lib/services/search.ts";
import { ListCertificates, type certificateColumns } from "./schema.ts";
import type { z } from "zod";

type Filter = z.output<typeof ListCertificates>;

/** Days before the end at which a certificate counts as due for renewal. */
export const dueDays = 90;

const serial = sql`coalesce(${credentials.serialNumber}, '')`;

const sortColumns: Readonly<Record<(typeof certificateColumns)[number], SortColumn>> = {
  expires: { by: credentials.notAfter, type: "timestamptz" },
  device: { by: devices.name, type: "text" },
  branch: { by: branches.nameEn, type: "text" },
  serial: { by: serial, type: "text" },
};

const joined = sql`${credentials}
  inner join ${devices} on ${devices.id} = ${credentials.deviceId}
  inner join ${branches} on ${branches.id} = ${devices.branchId}`;

/** Every certificate that was read, with its device, branch and time left; sorted, filtered and cut by the database. */
export const listCertificates = query({
  name: "credential.list",
  permission: "establishment:read",
  input: ListCertificates,
  run: (ctx, input) =>
    ctx.read(
      async (db) => {
        const where = matching(input, ctx.actor, ctx.clock.now());
        const page = pageByKey(sortColumns[input.sort.column], { by: credentials.id, type: "uuid" }, input);
        const found = await db
          .select({
            key: page.key,
            id: credentials.id,
            kind: credentials.kind,
            status: credentials.status,
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
          .where(and(where, page.where))
          .orderBy(...page.orderBy)
          .limit(page.limit);
        const count = await countUpTo(db, sql`${joined} where ${where}`);
        return { ...cut(found, page), ...count };
      },
      { inOrder: input.q === undefined },
    ),
});

export type CertificateRow = Awaited<ReturnType<typeof listCertificates.run>>["rows"][number];

/** What a filter of the list means, over certificates with their devices and branches. */
export function matching(input: Filter, actor: Actor, now: Date): SQL {
  const conditions = [
    isNotNull(credentials.notAfter),
    inState(input.state, now),
    input.from && gte(credentials.notAfter, midnightOf(dayNamed(input.from))),
    input.to && lt(credentials.notAfter, midnightOf(dayNamed(input.to) + 1)),
    equals(credentials.kind, input.kind),
    equals(credentials.environment, input.environment),
    input.plan && planIs(input.plan),
    within(credentials.establishmentId, input.establishment, actor),
    equals(devices.branchId, input.branch),
    equals(credentials.deviceId, input.device),
    certificateFound(input.q),
  ];
  return and(...conditions.map((condition) => condition || undefined)) ?? sql`true`;
}

function certificateFound(text: string | undefined): SQL | undefined {
  return text === undefined ? undefined : or(holding(text, [serial]), anyOf(credentials.deviceId, devicesFound(text)));
}

const planIs = (state: NonNullable<Filter["plan"]>): SQL =>
  sql`exists (select 1 from ${renewalPlans} where ${renewalPlans.credentialId} = ${credentials.id} and ${renewalPlans.state} = ${state})`;

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
