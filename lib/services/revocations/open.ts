import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { credentials } from "#db/schema/credentials.ts";
import { revocations } from "#db/schema/revocations.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import { openRevocation } from "./load.ts";

/** "Revoke the old unit in the portal": opened for a unit that has, or had, a production certificate of a platform with a portal. */
export async function openPortalItem(
  tx: Writer,
  device: DeviceRecord,
  { cause, at }: { cause: "decommissioned" | "replaced"; at: Date },
): Promise<void> {
  if (device.environment === "sandbox" || (await openRevocation(tx, device.id)) !== undefined) return;
  const [held] = await tx
    .select({ id: credentials.id })
    .from(credentials)
    .where(
      and(
        eq(credentials.deviceId, device.id),
        eq(credentials.kind, "production"),
        inArray(credentials.status, ["live", "superseded"]),
      ),
    )
    .limit(1);
  if (held === undefined) return;
  const { id: deviceId, establishmentId, environment } = device;
  const id = crypto.randomUUID();
  await tx.insert(revocations).values({ id, deviceId, establishmentId, environment, cause, openedAt: at });
  tx.audit({
    action: "revocation.open",
    entity: "revocation",
    entityId: id,
    establishmentId,
    detail: { deviceId, cause },
  });
}
