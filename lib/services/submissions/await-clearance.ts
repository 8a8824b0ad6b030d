import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { submissions } from "#db/schema/submissions.ts";
import type { QueryContext } from "#lib/context.ts";
import type { SubmissionState } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import { readSettings } from "#lib/services/settings/read.ts";

const lookEveryMs = 200;

/**
 * Waits until the document is no longer pending, at most `ms` (the setting where it is left out): a caller of a slow
 * clearance gets "pending" and comes back. The sending itself goes on in the worker.
 */
export async function awaitClearance(ctx: QueryContext, documentId: string, ms?: number): Promise<SubmissionState> {
  const first = await look(ctx, documentId);
  const settings = await ctx.read((db) => readSettings(db, first));
  const until = performance.now() + (ms ?? settings["document.caller_wait_ms"]);
  let { state } = first;
  while (state === "pending" && performance.now() < until) {
    await sleep(Math.max(1, Math.min(lookEveryMs, until - performance.now())));
    state = (await look(ctx, documentId)).state;
  }
  return state;
}

async function look(ctx: QueryContext, documentId: string) {
  const [found] = await ctx.read((db) =>
    db
      .select({
        state: submissions.state,
        establishmentId: submissions.establishmentId,
        environment: submissions.environment,
      })
      .from(submissions)
      .where(eq(submissions.documentId, documentId)),
  );
  if (found === undefined) throw new AppError("not_found");
  return found;
}
