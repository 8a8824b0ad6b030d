import { and, asc, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { environments } from "#lib/domain/environment.ts";
import { signsNow } from "#lib/services/devices/signing.ts";
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

/** The same with how much each holds. */
export const sizeEstablishments = query({
  name: "establishment.sizes",
  permission: "establishment:read",
  input: z.object({}),
  run: (ctx) =>
    ctx.read((db) =>
      db
        .select({
          ...named,
          branches: sql<number>`(select count(*)::int from ${branches} where ${branches.establishmentId} = ${outerId} and ${branches.archivedAt} is null)`,
          devices: sql<number>`(select count(*)::int from ${devices} where ${devices.establishmentId} = ${outerId} and ${devices.status} <> 'ended')`,
          liveDevices: sql<number>`(select count(*)::int from ${devices} where ${devices.establishmentId} = ${outerId} and ${signsNow(ctx.clock.now())})`,
        })
        .from(establishments)
        .orderBy(...byName),
    ),
});

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

/** One establishment with the members of its VAT group, and how many branches are open and devices in use. */
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
      const [inUse] = await db
        .select({ devices: count(), live: sql<number>`count(*) filter (where ${signsNow(ctx.clock.now())})::int` })
        .from(devices)
        .where(and(eq(devices.establishmentId, establishmentId), ne(devices.status, "ended")));
      const open = await db.$count(
        branches,
        and(eq(branches.establishmentId, establishmentId), isNull(branches.archivedAt)),
      );
      return {
        establishment,
        members: group,
        devices: inUse?.devices ?? 0,
        liveDevices: inUse?.live ?? 0,
        branches: open,
      };
    }),
});
