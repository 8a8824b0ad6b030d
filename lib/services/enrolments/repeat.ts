import type { Writer } from "#db/atomically.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { needsFreshSignIn } from "./fresh.ts";
import { loadEnrolment, type EnrolmentRecord } from "./load.ts";
import { OfEnrolment } from "./schema.ts";
import { remark } from "./transition.ts";

/** Tries the stopped step once more, with the same key, request and certificates; only what is missing is done again. */
export const repeatStep = command({
  name: "enrolment.repeat",
  permission: "enrolment:write",
  input: OfEnrolment,
  fresh: async ({ enrolmentId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadEnrolment(db, enrolmentId))),
  async run(ctx, { enrolmentId }) {
    return await ctx.atomically(async (tx) => {
      const enrolment = await loadEnrolment(tx, enrolmentId);
      if (enrolment.reasonCode === null) throw new AppError("enrolment.not_stopped");
      await repeatWalk(tx, enrolment, ctx.clock.now());
      return { id: enrolmentId };
    });
  },
});

export async function repeatWalk(tx: Writer, enrolment: EnrolmentRecord, at: Date): Promise<void> {
  const { id: enrolmentId, establishmentId } = enrolment;
  await remark(tx, enrolment, "repeated", { at, set: { failures: 0, lostAnswers: 0, unansweredSince: null } });
  tx.enqueue({ queue: "enrolment.advance", data: { enrolmentId, establishmentId } });
}
