import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { liveProduction } from "#lib/services/credentials/of-device.ts";

/** As many as a form can sensibly offer. */
const offered = 1000;

/** Which live devices may issue, and for which branches: what a document's form offers. */
export const issuingPlaces = query({
  name: "document.issuing_places",
  permission: "document:write",
  input: z.object({ establishmentId: z.uuid() }),
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      const found = await db
        .select({
          deviceId: devices.id,
          deviceName: devices.name,
          environment: devices.environment,
          homeBranchId: devices.branchId,
          functionalityMap: credentials.functionalityMap,
          branchId: branches.id,
          nameAr: branches.nameAr,
          nameEn: branches.nameEn,
        })
        .from(devices)
        .innerJoin(deviceBranches, eq(deviceBranches.deviceId, devices.id))
        .innerJoin(branches, eq(branches.id, deviceBranches.branchId))
        .innerJoin(credentials, liveProduction)
        .where(
          and(eq(devices.establishmentId, establishmentId), eq(devices.status, "live"), eq(devices.custody, "central")),
        )
        .orderBy(asc(devices.name), asc(devices.id), asc(branches.nameEn), asc(branches.id))
        .limit(offered);
      return { places: found };
    }),
});

export type IssuingPlace = Awaited<ReturnType<typeof issuingPlaces.run>>["places"][number];
