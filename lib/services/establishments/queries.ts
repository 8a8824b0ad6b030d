import { and, asc, eq, inArray, isNull, ne, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { environments } from "#lib/domain/environment.ts";
import { countUpTo } from "#lib/services/count.ts";
import { signsNow } from "#lib/services/devices/signing.ts";
import { countCap } from "#lib/services/list-input.ts";
import { loadEstablishment } from "./load.ts";
import { OfEstablishment } from "./schema.ts";

// spelt out, because drizzle writes the columns of a single table without their table
const outerId = sql`${sql.identifier("establishments")}.${sql.identifier("id")}`;

const named = {
  id: establishments.id,
  vatNumber: establishments.vatNumber,
  nameAr: establishments.nameAr,
  nameEn: establishments.nameEn,
  isDemo: establishments.isDemo,
  archivedAt: establishments.archivedAt,
};
const byName = [asc(establishments.nameEn), asc(establishments.id)] as const;

/** The establishments that the person sees. One person's establishments are few, so they come whole; every page asks for them. */
export const listEstablishments = query({
  name: "establishment.list",
  permission: "establishment:read",
  input: z.object({}),
  run: (ctx) =>
    ctx.read((db) =>
      db
        .select(named)
        .from(establishments)
        .orderBy(...byName),
    ),
});

/** The same with how much each holds, counted one further than the cap at most. */
export const sizeEstablishments = query({
  name: "establishment.sizes",
  permission: "establishment:read",
  input: z.object({}),
  run: (ctx) => readSizes(ctx, countCap + 1),
});

/** The same counted so far; to the end where `most` is null. */
export const readSizes = (ctx: QueryContext, most: number | null) =>
  ctx.read((db) => {
    const held = sql`${devices} where ${devices.establishmentId} = ${outerId}`;
    return db
      .select({
        ...named,
        branches: counted(
          most,
          sql`${branches} where ${branches.establishmentId} = ${outerId} and ${branches.archivedAt} is null`,
        ),
        devices: counted(most, sql`${held} and ${devices.status} <> 'ended'`),
        liveDevices: counted(most, sql`${held} and ${signsNow(ctx.clock.now())}`),
      })
      .from(establishments)
      .orderBy(...byName);
  });

const counted = (most: number | null, rows: SQL) =>
  sql<number>`(select count(*)::int from (select 1 from ${rows} limit ${most}) as counted)`;

/** The environments in which devices of these establishments stand. */
export const listEnvironmentsInUse = query({
  name: "establishment.environments",
  permission: "establishment:read",
  input: z.object({ establishments: z.array(z.uuid()) }),
  run: async (ctx, input) => {
    if (input.establishments.length === 0) return [];
    const found = await ctx.read((db) =>
      Promise.all(
        environments.map((environment) =>
          db
            .select({ environment: devices.environment })
            .from(devices)
            .where(
              and(
                inArray(devices.establishmentId, input.establishments),
                eq(devices.environment, environment),
                ne(devices.status, "ended"),
              ),
            )
            .limit(1),
        ),
      ),
    );
    return found.flat().map(({ environment }) => environment);
  },
});

/** One establishment with the members of its VAT group, and how many branches are open and devices in use, none counted further than the cap. */
export const showEstablishment = query({
  name: "establishment.show",
  permission: "establishment:read",
  input: OfEstablishment,
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      const establishment = await loadEstablishment(db, establishmentId);
      const group = await db
        .select()
        .from(members)
        .where(eq(members.establishmentId, establishmentId))
        .orderBy(asc(members.nameEn), asc(members.id));
      const own = sql`${devices} where ${eq(devices.establishmentId, establishmentId)}`;
      const inUse = await countUpTo(db, sql`${own} and ${ne(devices.status, "ended")}`);
      const live = await countUpTo(db, sql`${own} and ${signsNow(ctx.clock.now())}`);
      const open = await countUpTo(
        db,
        sql`${branches} where ${and(eq(branches.establishmentId, establishmentId), isNull(branches.archivedAt))}`,
      );
      return {
        establishment,
        members: group,
        devices: inUse.total,
        capped: inUse.capped,
        liveDevices: live.total,
        branches: open.total,
      };
    }),
});
