import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { loadSelf } from "./load.ts";
import { SignOut } from "./schema.ts";

export const signOut = command({
  name: "people.sign_out",
  permission: "self",
  input: SignOut,
  async run(ctx, { sessionId }) {
    const user = await loadSelf(ctx);
    await ctx.atomically(async (tx) => {
      await tx
        .update(sessions)
        .set({ endedAt: ctx.clock.now() })
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, user.id), isNull(sessions.endedAt)));
      tx.audit({ action: "people.sign_out", entity: "user", entityId: user.id, establishmentId: null });
    });
  },
});
