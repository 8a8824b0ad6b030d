import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import type { EnrolmentStatus } from "#lib/domain/enrolment-lifecycle.ts";
import { waitsForPerson } from "#lib/domain/enrolment-reason.ts";
import { queueIsDrained } from "#lib/services/renewals/drain.ts";
import { goOnWithSession } from "#lib/services/otp-sessions/go-on.ts";
import { isKeptBack } from "#lib/services/otp-sessions/kept-back.ts";
import { activate } from "./activate.ts";
import { loadEnrolment, type EnrolmentRecord } from "./load.ts";
import type { Progress } from "./progress.ts";
import { requestCompliance } from "./request-compliance.ts";
import { requestProduction } from "./request-production.ts";
import { runChecks } from "./run-checks.ts";

const steps: Readonly<
  Partial<Record<EnrolmentStatus, (ctx: Context, enrolment: EnrolmentRecord) => Promise<Progress>>>
> = {
  ready: requestCompliance,
  compliance_requested: requestCompliance,
  compliant_pending: runChecks,
  checked: async (ctx, enrolment) =>
    (await queueIsDrained(ctx, enrolment)) ? await requestProduction(ctx, enrolment) : "wait",
  production_requested: requestProduction,
  issued: activate,
};

/** Walks an enrolment on, one stored step at a time, until it has to wait. Another run of the same walk is left alone. */
export const advanceEnrolment = command({
  name: "enrolment.advance",
  permission: "worker",
  input: z.object({ enrolmentId: z.uuid(), establishmentId: z.uuid() }),
  async run(ctx, { enrolmentId }) {
    const ran = await ctx.exclusively(`enrolment:${enrolmentId}`, () => walk(ctx, enrolmentId));
    await goOnWithSession(ctx, enrolmentId);
    return ran ?? { status: "busy" };
  },
});

async function walk(ctx: Context, enrolmentId: string): Promise<{ status: EnrolmentStatus }> {
  for (;;) {
    const enrolment = await ctx.read((db) => loadEnrolment(db, enrolmentId));
    if (await ctx.read((db) => isKeptBack(db, enrolment))) return { status: enrolment.status };
    const step = steps[enrolment.status];
    if (step === undefined || waitsForPerson(reasonWithoutCode(enrolment))) return { status: enrolment.status };
    if (enrolment.nextAttemptAt !== null && enrolment.nextAttemptAt > ctx.clock.now())
      return { status: enrolment.status };
    const progress = await step(ctx, enrolment);
    ctx.checkpoint(`after.${enrolment.status}`);
    if (progress === "wait") return { status: enrolment.status };
  }
}

/** A ready enrolment waits for a code anyway; giving one clears the reason. */
const reasonWithoutCode = ({ status, reasonCode }: EnrolmentRecord): string | null =>
  status === "ready" ? null : reasonCode;
