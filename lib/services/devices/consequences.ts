import { and, eq, ne, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { openRevocation } from "#lib/services/revocations/load.ts";
import { loadDevice, type DeviceRecord } from "./load.ts";
import { OfDevice } from "./schema.ts";

/** What ending or suspending a device entails, said before anybody does it. */
export const showConsequences = query({
  name: "device.consequences",
  permission: "establishment:read",
  input: OfDevice,
  run: (ctx, { deviceId }) =>
    ctx.read(async (db) => {
      const device = await loadDevice(db, deviceId);
      const [held] = await db
        .select({ notAfter: credentials.notAfter })
        .from(credentials)
        .where(
          and(
            eq(credentials.deviceId, deviceId),
            eq(credentials.environment, device.environment),
            eq(credentials.status, "live"),
          ),
        );
      return {
        waiting: await waitingDocuments(db, device),
        certificateUntil: held?.notAfter ?? null,
        successor: await follower(db, devices.replacesId, deviceId),
        promoted: await follower(db, devices.promotedFromId, deviceId),
        revocation: await openRevocation(db, deviceId),
      };
    }),
});

/** Documents of the device that ZATCA has not answered yet. */
export async function waitingDocuments(
  db: Pick<Reader, "select">,
  { id, environment }: Pick<DeviceRecord, "id" | "environment">,
): Promise<number> {
  const [counted] = await db
    .select({ waiting: sql<number>`count(*)::int` })
    .from(submissions)
    .where(
      and(eq(submissions.deviceId, id), eq(submissions.environment, environment), eq(submissions.state, "pending")),
    );
  return counted?.waiting ?? 0;
}

/** The unit that was made to come after this one and has not ended itself. */
async function follower(
  db: Pick<Reader, "select">,
  link: typeof devices.replacesId | typeof devices.promotedFromId,
  deviceId: string,
) {
  const [found] = await db
    .select({ id: devices.id, name: devices.name, status: devices.status })
    .from(devices)
    .where(and(eq(link, deviceId), ne(devices.status, "ended")));
  return found;
}
