import { and, eq } from "drizzle-orm";
import { submissions } from "#db/schema/submissions.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { liftHold } from "./holds.ts";
import { anew } from "./resume.ts";
import { OfQueue } from "./schema.ts";
import { wakeLane } from "./wake.ts";

/** Lets a held device's documents go on, those among them that its wrong set-up stopped. */
export const releaseDocuments = command({
  name: "device.resume_documents",
  permission: "device:write",
  input: OfQueue,
  run: (ctx, { deviceId }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, environment } = await loadDevice(tx, deviceId);
      const held = { establishmentId, environment, deviceId };
      if (!(await liftHold(tx, held))) throw new AppError("not_found");
      await tx
        .update(submissions)
        .set({ state: "pending", ...anew, nextAttemptAt: ctx.clock.now() })
        .where(
          and(
            eq(submissions.deviceId, deviceId),
            eq(submissions.state, "stopped"),
            eq(submissions.outcome, "configuration"),
          ),
        );
      tx.enqueue(wakeLane(held));
      return { deviceId };
    }),
});
