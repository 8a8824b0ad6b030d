import { inArray, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import type { ViewTable } from "#lib/domain/saved-view.ts";
import { AppError } from "#lib/errors.ts";
import { matching as matchingCertificates } from "#lib/services/credentials/queries.ts";
import { ListCertificates } from "#lib/services/credentials/schema.ts";
import { matching as matchingDevices } from "#lib/services/devices/queries.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import { loadView } from "./load.ts";

/** Whether a view of this table means devices. */
export const showsDevices = (list: ViewTable): boolean => list === "devices" || list === "certificates";

/** Which devices a view means: those that it lists, or those of the certificates that it lists. A view of another table means none: `not_found`. */
export async function devicesOfView(db: Reader, viewId: string, actor: Actor, now: Date): Promise<SQL> {
  const { list, parameters, establishmentId } = await loadView(db, viewId);
  const asked = { ...parameters, establishment: establishmentId };
  if (list === "devices") return matchingDevices(ListDevices.parse(asked), actor, now);
  if (list !== "certificates") throw new AppError("not_found");
  const found = db
    .select({ id: credentials.deviceId })
    .from(credentials)
    .innerJoin(devices, sql`${devices.id} = ${credentials.deviceId}`)
    .innerJoin(branches, sql`${branches.id} = ${devices.branchId}`)
    .where(matchingCertificates(ListCertificates.parse(asked), actor, now));
  return inArray(devices.id, found);
}
