import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { devices } from "#db/schema/devices.ts";
import { query } from "#lib/command.ts";
import { bySeriousness } from "#lib/domain/environment.ts";

/** The most binding environment in which devices of an establishment are live; undefined where none is. */
export const usualEnvironment = query({
  name: "device.usual_environment",
  permission: "establishment:read",
  input: z.object({ establishmentId: z.uuid() }),
  run: (ctx, { establishmentId }) =>
    ctx.read(async (db) => {
      for (const environment of bySeriousness) {
        const live = and(
          eq(devices.establishmentId, establishmentId),
          eq(devices.status, "live"),
          eq(devices.environment, environment),
        );
        const [found] = await db.select({ id: devices.id }).from(devices).where(live).limit(1);
        if (found !== undefined) return environment;
      }
      return undefined;
    }),
});
