import { and, count, eq } from "drizzle-orm";
import { z } from "zod";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { query } from "#lib/command.ts";
import { mustOnboardAnew } from "./identity.ts";

/** How many live devices of an establishment must be onboarded anew, because their certificate says otherwise than the records. */
export const countChanged = query({
  name: "credential.count_changed",
  permission: "establishment:read",
  input: z.object({ establishmentId: z.uuid() }),
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      const [row] = await db
        .select({ count: count() })
        .from(credentials)
        .innerJoin(devices, eq(devices.id, credentials.deviceId))
        .where(and(eq(credentials.establishmentId, establishmentId), mustOnboardAnew));
      return row?.count ?? 0;
    }),
});
