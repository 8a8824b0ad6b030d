import type { Writer } from "#db/atomically.ts";
import { command } from "#lib/command.ts";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice, type DeviceRecord } from "#lib/services/devices/load.ts";
import { eraseCode } from "./code.ts";
import { needsFreshSignIn } from "./fresh.ts";
import { loadEnrolment, type EnrolmentRecord } from "./load.ts";
import { OfEnrolment } from "./schema.ts";
import { begin, openEnrolment } from "./start.ts";
import { transition } from "./transition.ts";

/** Ends a walk that will not arrive. What the gateway gave is kept; an unused compliance certificate is harmless. */
export const abandonEnrolment = command({
  name: "enrolment.abandon",
  permission: "enrolment:write",
  input: OfEnrolment,
  async run(ctx, { enrolmentId }) {
    return await ctx.atomically(async (tx) => {
      await abandonWalk(tx, await loadEnrolment(tx, enrolmentId), ctx.clock.now());
      return { id: enrolmentId };
    });
  },
});

/** Ends this walk and begins another with a fresh key and a request made from the records as they are now. */
export const startAnew = command({
  name: "enrolment.start_anew",
  permission: "enrolment:write",
  input: OfEnrolment,
  fresh: async ({ enrolmentId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadEnrolment(db, enrolmentId))),
  async run(ctx, { enrolmentId }) {
    return await ctx.atomically(async (tx) => {
      const enrolment = await loadEnrolment(tx, enrolmentId);
      await abandonWalk(tx, enrolment, ctx.clock.now());
      return { id: await begin(ctx, tx, await loadDevice(tx, enrolment.deviceId), enrolment.kind) };
    });
  },
});

export async function abandonOpenEnrolment(tx: Writer, device: DeviceRecord, at: Date): Promise<void> {
  const open = await openEnrolment(tx, device);
  if (open !== undefined) await abandonWalk(tx, open, at);
}

export async function abandonWalk(tx: Writer, enrolment: EnrolmentRecord, at: Date): Promise<void> {
  if (!enrolmentLifecycle.events(enrolment.status).includes("abandoned")) throw new AppError("enrolment.under_way");
  await eraseCode(tx, enrolment, "dropped", at);
  await transition(tx, enrolment, "abandoned", { at });
}
