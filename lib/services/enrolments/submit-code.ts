import { otps } from "#db/schema/enrolments.ts";
import { command } from "#lib/command.ts";
import { otpLifetimeMs } from "#lib/domain/enrolment.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { otpRef } from "./code.ts";
import { needsFreshSignIn } from "./fresh.ts";
import { loadEnrolment } from "./load.ts";
import { SubmitCode } from "./schema.ts";
import { remark } from "./transition.ts";

/** Takes the six digits from the portal, seals them and wakes the worker. A code given again before it was used replaces the first. */
export const submitCode = command({
  name: "enrolment.submit_code",
  permission: "enrolment:write",
  input: SubmitCode,
  fresh: async ({ enrolmentId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadEnrolment(db, enrolmentId))),
  async run(ctx, { enrolmentId, code }) {
    return await ctx.atomically(async (tx) => {
      const enrolment = await loadEnrolment(tx, enrolmentId);
      if (enrolment.status !== "ready") throw new AppError("enrolment.not_waiting_for_code");
      const { vatNumber } = await loadEstablishment(tx, enrolment.establishmentId);
      const { deviceId, establishmentId, environment, kind } = enrolment;
      const at = ctx.clock.now();
      const held = {
        sealed: ctx.vault.seal(otpRef(enrolmentId), new Secret(code)),
        vatNumber,
        createdAt: at,
        expiresAt: new Date(at.getTime() + otpLifetimeMs),
      };
      await tx
        .insert(otps)
        .values({ enrolmentId, deviceId, establishmentId, environment, kind, ...held })
        .onConflictDoUpdate({ target: otps.enrolmentId, set: held });
      await remark(tx, enrolment, "codeGiven", { at, set: { failures: 0, lostAnswers: 0 } });
      tx.enqueue({ queue: "enrolment.advance", data: { enrolmentId, establishmentId } });
      return { id: enrolmentId };
    });
  },
});
