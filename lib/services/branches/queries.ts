import { and, asc, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { signsNow, standingOf } from "#lib/services/devices/signing.ts";
import { cut, pageByKey, type SortColumn } from "#lib/services/page-by-key.ts";
import { containing, equals } from "#lib/services/search.ts";
import { loadBranch } from "./load.ts";
import { ListBranches, OfBranch } from "./schema.ts";

const sortColumns: Readonly<Record<"name" | "city", SortColumn>> = {
  name: { by: branches.nameEn, type: "text" },
  city: { by: branches.city, type: "text" },
};

const served = (condition: SQL) => sql<number>`(
  select count(*)::int from ${deviceBranches} inner join ${devices} on ${devices.id} = ${deviceBranches.deviceId}
  where ${deviceBranches.branchId} = ${branches.id} and ${condition})`;

/** Branches with the devices that may issue for them. */
export const listBranches = query({
  name: "branch.list",
  permission: "establishment:read",
  input: ListBranches,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where = matching(input);
      const page = pageByKey(sortColumns[input.sort.column], { by: branches.id, type: "uuid" }, input);
      const found = await db
        .select({
          key: page.key,
          id: branches.id,
          establishmentId: branches.establishmentId,
          nameAr: branches.nameAr,
          nameEn: branches.nameEn,
          identifierScheme: branches.identifierScheme,
          identifierValue: branches.identifierValue,
          city: branches.city,
          archivedAt: branches.archivedAt,
          establishmentNameAr: establishments.nameAr,
          establishmentNameEn: establishments.nameEn,
          devices: served(sql`${devices.status} <> 'ended'`),
          liveDevices: served(signsNow(ctx.clock.now())),
        })
        .from(branches)
        .innerJoin(establishments, eq(establishments.id, branches.establishmentId))
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return {
        ...cut(found, page),
        ...(await countUpTo(db, sql`${branches} where ${where}`)),
      };
    }),
});

function matching(input: z.output<typeof ListBranches>): SQL {
  const conditions = [
    equals(branches.establishmentId, input.establishment),
    input.state === "archived" ? isNotNull(branches.archivedAt) : isNull(branches.archivedAt),
    containing(input.q, [branches.nameAr, branches.nameEn, branches.identifierValue, branches.city]),
  ];
  return and(...conditions) ?? sql`true`;
}

/** One branch with its establishment, member and the devices that serve it. */
export const showBranch = query({
  name: "branch.show",
  permission: "establishment:read",
  input: OfBranch,
  run: (ctx, { branchId }) =>
    ctx.read(async (db) => {
      const branch = await loadBranch(db, branchId);
      const [owner] = await db
        .select({ establishment: establishments, member: members })
        .from(branches)
        .innerJoin(establishments, eq(establishments.id, branches.establishmentId))
        .leftJoin(members, eq(members.id, branches.memberId))
        .where(eq(branches.id, branchId));
      const serving = await db
        .select({
          id: devices.id,
          name: devices.name,
          status: standingOf(ctx.clock.now()),
          environment: devices.environment,
        })
        .from(deviceBranches)
        .innerJoin(devices, eq(devices.id, deviceBranches.deviceId))
        .where(eq(deviceBranches.branchId, branchId))
        .orderBy(asc(devices.name), asc(devices.id));
      return { branch, establishment: owner?.establishment, member: owner?.member ?? null, devices: serving };
    }),
});
