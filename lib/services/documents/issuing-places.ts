import { and, asc, desc, eq, gt, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { liveProduction } from "#lib/services/credentials/of-device.ts";

/** Branches of one device that a form can sensibly offer. */
const offered = 1000;

/** The device of this id that may issue now, or without such a one the first by name whose certificate has not ended, with the branches that it serves: what a document's form begins with. */
export const issuingPlaces = query({
  name: "document.issuing_places",
  permission: "document:write",
  input: z.object({ establishmentId: z.uuid(), deviceId: z.uuid().optional().catch(undefined) }),
  run: (ctx, { establishmentId, deviceId }) =>
    ctx.read(async (db) => {
      const now = ctx.clock.now();
      const asked = deviceId && (await firstIssuer(db, establishmentId, now, eq(devices.id, deviceId)));
      const issuer = asked ?? (await firstIssuer(db, establishmentId, now));
      return { places: issuer === undefined ? [] : await placesOf(db, issuer) };
    }),
});

async function firstIssuer(db: Reader, establishmentId: string, now: Date, which?: SQL): Promise<string | undefined> {
  const [found] = await db
    .select({ id: devices.id })
    .from(devices)
    .innerJoin(credentials, liveProduction)
    .where(
      and(
        eq(devices.establishmentId, establishmentId),
        eq(devices.status, "live"),
        eq(devices.custody, "central"),
        which,
      ),
    )
    .orderBy(desc(gt(credentials.notAfter, now)), asc(devices.name), asc(devices.id))
    .limit(1);
  return found?.id;
}

const placesOf = (db: Reader, deviceId: string) =>
  db
    .select({
      deviceId: devices.id,
      deviceName: devices.name,
      establishmentId: devices.establishmentId,
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
    .where(eq(devices.id, deviceId))
    .orderBy(asc(branches.nameEn), asc(branches.id))
    .limit(offered);

export type IssuingPlace = Awaited<ReturnType<typeof issuingPlaces.run>>["places"][number];
