import { and, asc, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";

/** Holds units of these serials against whoever begins a walk of them or ends them before this transaction is over. */
export async function holdUnits(tx: Writer, establishmentId: string, serials: readonly string[]): Promise<void> {
  if (serials.length === 0) return;
  await tx
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.establishmentId, establishmentId), inArray(devices.egsSerial, [...serials])))
    .orderBy(asc(devices.id))
    .for("no key update");
}
