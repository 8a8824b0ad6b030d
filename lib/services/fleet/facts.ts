import { sql, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import type { Reader } from "#db/read.ts";

/** Whether somebody stated that a row of `devices` was revoked in the portal, or must still revoke it there. */
export const revocationOpen = sql<boolean>`exists (
  select 1 from revocations r where r.device_id = devices.id and r.state in ('open', 'stated'))`;

/** How many devices share the facts that decide about an act, by establishment. */
export const factsOf = (db: Pick<Reader, "select">, where: SQL) =>
  db
    .select({
      establishmentId: devices.establishmentId,
      status: devices.status,
      custody: devices.custody,
      revocationOpen,
      count: sql<number>`count(*)::int`,
    })
    .from(devices)
    .where(where)
    .groupBy(devices.establishmentId, devices.status, devices.custody, sql`4`);
