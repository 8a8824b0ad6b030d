import { and, eq, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import type { Lane } from "./lane.ts";

/** Documents of a lane whose rows say that ZATCA is being asked. */
export const findAsked = (db: Pick<Reader, "select">, { establishmentId, environment }: Lane) =>
  db
    .select({ documentId: submissions.documentId })
    .from(submissions)
    .where(
      and(
        eq(submissions.establishmentId, establishmentId),
        eq(submissions.environment, environment),
        isNotNull(submissions.askedAt),
      ),
    );

export type Asked = Awaited<ReturnType<typeof findAsked>>;

/** Whoever sends a document holds its lock: a call whose lock is free was interrupted, and is under way no more. */
export async function endInterrupted(ctx: Context, { establishmentId }: Lane, asked: Asked): Promise<void> {
  await Promise.all(
    asked.map(({ documentId }) =>
      ctx.exclusively(lockOf(documentId), async () => {
        const stillAsked = and(eq(submissions.documentId, documentId), isNotNull(submissions.askedAt));
        const [found] = await ctx.read((db) =>
          db.select({ attempt: submissions.attempts }).from(submissions).where(stillAsked),
        );
        if (found === undefined) return;
        await ctx.atomically(async (tx) => {
          await tx.update(submissions).set({ askedAt: null }).where(stillAsked);
          const action = "document.interrupted";
          tx.audit({ action, entity: "document", entityId: documentId, establishmentId, detail: found });
        });
      }),
    ),
  );
}

/** Held by whoever sends the document, from before its row says so until its answer is stored. */
export const lockOf = (documentId: string): string => `submission:${documentId}`;
