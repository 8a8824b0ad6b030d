import { and, asc, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import type { DeviceStanding } from "#lib/domain/device-standing.ts";
import { deviceStandingAt } from "#lib/services/devices/standing.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";

/** Establishments that one person can look over at once. */
const establishmentsShown = 500;

export type StandingCounts = Partial<Record<DeviceStanding, number>>;

/** Every establishment with its devices counted by how they stand, by one grouped query. */
export const listFleet = query({
  name: "fleet.establishments",
  permission: "establishment:read",
  input: z.object({ establishment: idFilter }),
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const places = await db
        .select({ id: establishments.id, nameAr: establishments.nameAr, nameEn: establishments.nameEn })
        .from(establishments)
        .where(
          and(
            isNull(establishments.archivedAt),
            establishment === undefined ? undefined : eq(establishments.id, establishment),
          ),
        )
        .orderBy(asc(establishments.nameEn), asc(establishments.id))
        .limit(establishmentsShown);
      const where = establishment === undefined ? sql`true` : eq(devices.establishmentId, establishment);
      const counts = await countsBy(db, devices.establishmentId, where, ctx.clock.now());
      return places.map((place) => ({ ...place, counts: counts.get(place.id) ?? {} }));
    }),
});

const OfEstablishment = z.object({ establishmentId: z.uuid(), after: z.string().max(500).optional().catch(undefined) });

/** A page of an establishment's branches, read when it is opened, with the same counts. */
export const listFleetBranches = query({
  name: "fleet.branches",
  permission: "establishment:read",
  input: OfEstablishment,
  run: (ctx, { establishmentId, after }) =>
    ctx.read(async (db) => {
      const by = { by: branches.nameEn, type: "text" } as const;
      const place = { sort: { descending: false }, after };
      const page = pageByKey(by, { by: branches.id, type: "uuid" }, place);
      const found = await db
        .select({ key: page.key, id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn })
        .from(branches)
        .where(and(eq(branches.establishmentId, establishmentId), isNull(branches.archivedAt), page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const { rows, next } = cut(found, page);
      const ids = rows.map(({ id }) => id);
      const where = ids.length === 0 ? sql`false` : inArray(devices.branchId, ids);
      const counts = await countsBy(db, devices.branchId, where, ctx.clock.now());
      return { rows: rows.map(({ key: _key, ...row }) => ({ ...row, counts: counts.get(row.id) ?? {} })), next };
    }),
});

/** The first devices of a branch; the inventory has all of them. */
export const listFleetDevices = query({
  name: "fleet.devices",
  permission: "establishment:read",
  input: z.object({ branchId: z.uuid() }),
  run: (ctx, { branchId }) =>
    ctx.read((db) =>
      db
        .select({ id: devices.id, name: devices.name, standing: deviceStandingAt(ctx.clock.now()) })
        .from(devices)
        .where(and(eq(devices.branchId, branchId), sql`${devices.status} <> 'ended'`))
        .orderBy(asc(devices.name), asc(devices.id))
        .limit(50),
    ),
});

async function countsBy(
  db: Reader,
  column: typeof devices.branchId | typeof devices.establishmentId,
  where: SQL,
  now: Date,
): Promise<ReadonlyMap<string, StandingCounts>> {
  const standing = deviceStandingAt(now);
  const rows = await db
    .select({ id: column, standing, count: sql<number>`count(*)::int` })
    .from(devices)
    .where(and(where, sql`${devices.status} <> 'ended'`))
    .groupBy(sql`1`, sql`2`);
  const counts = new Map<string, StandingCounts>();
  for (const row of rows) counts.set(row.id, { ...counts.get(row.id), [row.standing]: row.count });
  return counts;
}
