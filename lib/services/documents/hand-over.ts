import { command } from "#lib/command.ts";
import { awaitClearance } from "#lib/services/submissions/await-clearance.ts";
import { issueDocument } from "./issue.ts";
import { viewDocument } from "./queries.ts";

/**
 * Issues a document for a program that waits: a simplified one is legal at once, a standard one is waited for until ZATCA
 * has cleared it or the caller's patience (a setting) is over, and then it is still pending.
 */
export const handOverDocument = command({
  ...issueDocument,
  name: "document.hand_over",
  async run(ctx, input) {
    const issued = await issueDocument.run(ctx, input);
    if (issued.kind !== "standard" || issued.state !== "pending") return issued;
    await awaitClearance(ctx, issued.id);
    return await ctx.read((db) => viewDocument(db, issued.id, ctx.clock.now()));
  },
});
