import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { deviceLifecycle, type DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import { AppError } from "#lib/errors.ts";

type DeviceEvent = ReturnType<typeof deviceLifecycle.events>[number];
type Facts = Partial<
  Pick<typeof devices.$inferInsert, "endedAt" | "endedAs" | "endedReason" | "suspendedAt" | "suspendedReason">
>;

/** Moves a device along its lifecycle; of two racers one wins, the other learns that it changed meanwhile. */
export async function advanceDevice(
  tx: Writer,
  device: { id: string; status: DeviceStatus },
  event: DeviceEvent,
  also: Facts = {},
): Promise<DeviceStatus> {
  const to = deviceLifecycle.next(device.status, event);
  const moved = await tx
    .update(devices)
    .set({ status: to, ...also })
    .where(and(eq(devices.id, device.id), eq(devices.status, device.status)))
    .returning({ id: devices.id });
  if (moved.length === 0) throw new AppError("changed_meanwhile");
  return to;
}
