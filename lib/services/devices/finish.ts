import { and, eq, ne } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import type { DeviceEnd } from "#lib/domain/device-end.ts";
import { abandonOpenEnrolment } from "#lib/services/enrolments/abandon.ts";
import { advanceDevice } from "./advance.ts";
import type { DeviceRecord } from "./load.ts";

type Ending = { readonly as: DeviceEnd; readonly reason: string; readonly at: Date };

/**
 * Ends a unit that was live or watched. Its chain is closed first, as issuing locks it, so that nothing is issued after; its credential
 * steps aside and still sends what waits, unless it was revoked.
 */
export async function finishDevice(tx: Writer, device: DeviceRecord, { as, reason, at }: Ending): Promise<void> {
  const { id, environment } = device;
  await tx
    .update(chains)
    .set({ status: "closed" })
    .where(and(eq(chains.deviceId, id), eq(chains.environment, environment), ne(chains.status, "closed")));
  await abandonOpenEnrolment(tx, device, at);
  await tx
    .update(credentials)
    .set({ status: as === "revoked" ? "revoked" : "superseded" })
    .where(and(eq(credentials.deviceId, id), eq(credentials.status, "live")));
  await advanceDevice(tx, device, "ended", { endedAt: at, endedAs: as, endedReason: reason });
}
