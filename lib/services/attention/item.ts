import type { Writer } from "#db/atomically.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";

/** An item is of this establishment and of a device that whoever acts may see. Errors: `not_found`. */
export async function refuseForeignItem(
  tx: Writer,
  { establishmentId, deviceId }: { readonly establishmentId: string; readonly deviceId: string | null },
): Promise<void> {
  await loadEstablishment(tx, establishmentId);
  if (deviceId !== null && (await loadDevice(tx, deviceId)).establishmentId !== establishmentId)
    throw new AppError("not_found");
}
