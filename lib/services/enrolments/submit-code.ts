import { otps } from "#db/schema/enrolments.ts";
import { command } from "#lib/command.ts";
import { otpLifetimeMs } from "#lib/domain/enrolment.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { refuseUnready } from "#lib/services/establishments/guard.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { settleCode } from "#lib/services/otp-sessions/settle.ts";
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
      const establishment = await loadEstablishment(tx, enrolment.establishmentId);
      refuseUnready(establishment, enrolment.environment);
      const { vatNumber } = establishment;
      const { deviceId, establishmentId, environment, kind } = enrolment;
      const at = ctx.clock.now();
      const held = {
        sealed: ctx.vault.seal(otpRef(enrolmentId), new Secret(code)),
        vatNumber,
        createdAt: at,
        expiresAt: new Date(at.getTime() + otpLifetimeMs),
      };
      await settleCode(tx, enrolmentId, "dropped", at);
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
