import { inArray } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";

const ids = z.array(z.uuid().catch("")).max(100).default([]);

/** The names of records that an address or a list refers to; what is missing or another's has none. */
export const namesOf = query({
  name: "choice.names",
  permission: "establishment:read",
  input: z.object({ devices: ids, branches: ids }),
  run: (ctx, asked) =>
    ctx.read(async (db) => {
      const [deviceIds, branchIds] = [asked.devices.filter(Boolean), asked.branches.filter(Boolean)];
      const named =
        deviceIds.length === 0
          ? []
          : await db
              .select({ id: devices.id, nameAr: devices.name, nameEn: devices.name })
              .from(devices)
              .where(inArray(devices.id, deviceIds));
      const placed =
        branchIds.length === 0
          ? []
          : await db
              .select({ id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn })
              .from(branches)
              .where(inArray(branches.id, branchIds));
      return { devices: named, branches: placed };
    }),
});
