import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { abandonOpenEnrolment } from "#lib/services/enrolments/abandon.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { loadEnrolment } from "#lib/services/enrolments/load.ts";
import { begin } from "#lib/services/enrolments/start.ts";
import { OfRenewal } from "./schema.ts";

/** The way on where a renewal cannot arrive: ends it and onboards the same device in place; its certificate stays until then. */
export const onboardInstead = command({
  name: "renewal.onboard_instead",
  permission: "enrolment:write",
  input: OfRenewal,
  fresh: async ({ enrolmentId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadEnrolment(db, enrolmentId))),
  run: (ctx, { enrolmentId }) =>
    ctx.atomically(async (tx) => {
      const renewal = await loadEnrolment(tx, enrolmentId);
      const device = await loadDevice(tx, renewal.deviceId);
      if (renewal.kind !== "renewal" || device.status === "ended") throw new AppError("device.not_enrollable");
      await abandonOpenEnrolment(tx, device, ctx.clock.now());
      return { id: await begin(ctx, tx, device) };
    }),
});
