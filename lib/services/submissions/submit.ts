import { eq } from "drizzle-orm";
import { z } from "zod";
import { submissions } from "#db/schema/submissions.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { NotNow } from "./not-now.ts";
import { candidate } from "./pick.ts";
import { openDesk, sendOnce } from "./send.ts";

/** Sends this one document now, out of turn, unless something forbids it. */
export const submitDocument = command({
  name: "document.submit",
  permission: "worker",
  input: z.object({ documentId: z.uuid(), establishmentId: z.uuid() }),
  async run(ctx, { documentId }) {
    const { found, settings } = await ctx.read(async (db) => {
      const [submission] = await db
        .select({
          ...candidate,
          establishmentId: submissions.establishmentId,
          environment: submissions.environment,
        })
        .from(submissions)
        .where(eq(submissions.documentId, documentId));
      if (submission === undefined) throw new AppError("not_found");
      return { found: submission, settings: await readSettings(db, submission) };
    });
    try {
      await sendOnce(ctx, openDesk(ctx, found, settings), found);
      return { sent: true };
    } catch (error) {
      if (error instanceof NotNow) return { sent: false };
      throw error;
    }
  },
});
