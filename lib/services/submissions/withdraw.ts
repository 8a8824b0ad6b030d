import { and, eq } from "drizzle-orm";
import { submissions } from "#db/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import type { Asking } from "./asking.ts";

/** Takes back an intent whose call was not made: what came between may speak against it. */
export async function withdraw(ctx: Context, { submission }: Asking): Promise<void> {
  const { documentId, establishmentId, attempts } = submission;
  await ctx.atomically(async (tx) => {
    await tx
      .update(submissions)
      .set({ askedAt: null, attempts: attempts - 1 })
      .where(and(eq(submissions.documentId, documentId), eq(submissions.attempts, attempts)));
    tx.audit({
      action: "document.withdrawn",
      entity: "document",
      entityId: documentId,
      establishmentId,
      detail: { attempt: attempts },
    });
  });
}
