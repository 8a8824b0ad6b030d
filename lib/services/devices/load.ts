import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { AppError } from "#lib/errors.ts";

/** The device, or `not_found` when it is missing, another's, or of a branch that the person does not see. */
export async function loadDevice(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select().from(devices).where(eq(devices.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The device, held against whoever else ends it or begins a walk of it until this transaction is over. */
export async function lockDevice(tx: Writer, id: string) {
  const [found] = await tx.select().from(devices).where(eq(devices.id, id)).for("no key update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type DeviceRecord = Awaited<ReturnType<typeof loadDevice>>;
