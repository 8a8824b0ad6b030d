import { and, asc, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { branches, members } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { within } from "#lib/services/search.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { signsNow } from "./signing.ts";

/** As many branches as a form can sensibly offer. */
const branchesOffered = 1000;

/** What a device's form proposes from: the establishment and its open branches. */
export const showRegistration = query({
  name: "device.registration",
  permission: "device:write",
  input: z.object({ establishmentId: z.uuid() }),
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      const { id, vatNumber, nameAr, nameEn, industry } = await loadEstablishment(db, establishmentId);
      const places = await db
        .select({
          id: branches.id,
          nameAr: branches.nameAr,
          nameEn: branches.nameEn,
          buildingNumber: branches.buildingNumber,
          street: branches.street,
          city: branches.city,
          memberTin: members.tin,
        })
        .from(branches)
        .leftJoin(members, eq(members.id, branches.memberId))
        .where(and(eq(branches.establishmentId, id), isNull(branches.archivedAt)))
        .orderBy(asc(branches.nameEn), asc(branches.id))
        .limit(branchesOffered);
      return { establishment: { id, vatNumber, nameAr, nameEn, industry }, branches: places };
    }),
});

/** How many devices there are and how many of them can sign now, each counted no further than the cap; ended ones do not count. */
export const countDevices = query({
  name: "device.count",
  permission: "establishment:read",
  input: z.object({ establishment: idFilter }),
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const counted = (condition?: SQL) =>
        countUpTo(
          db,
          sql`${devices} where ${and(ne(devices.status, "ended"), condition, within(devices.establishmentId, establishment, ctx.actor))}`,
        );
      const signing = signsNow(ctx.clock.now());
      const [all, live, draft] = [await counted(), await counted(signing), await counted(eq(devices.status, "draft"))];
      return { all: all.total, live: live.total, draft: draft.total };
    }),
});
