import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import type { DeviceRecord } from "./load.ts";

type Differing = Pick<typeof devices.$inferInsert, "environment" | "egsSerial" | "replacesId" | "promotedFromId">;

/** A draft at the same place, serving the same branches, with what differs. */
export async function copyOf(tx: Writer, device: DeviceRecord, differing: Differing): Promise<string> {
  const id = crypto.randomUUID();
  const { establishmentId, branchId, name, functionalityMap } = device;
  const { csrCommonName, csrOrganizationUnit, csrOrganization, csrAddress, csrIndustry } = device;
  await tx.insert(devices).values({
    id,
    establishmentId,
    branchId,
    name,
    functionalityMap,
    csrCommonName,
    csrOrganizationUnit,
    csrOrganization,
    csrAddress,
    csrIndustry,
    ...differing,
  });
  const served = await tx
    .select({ branchId: deviceBranches.branchId })
    .from(deviceBranches)
    .where(eq(deviceBranches.deviceId, device.id));
  await tx
    .insert(deviceBranches)
    .values(served.map((branch) => ({ deviceId: id, establishmentId, branchId: branch.branchId })));
  return id;
}
