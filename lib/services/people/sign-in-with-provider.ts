import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { findByEmail } from "./load.ts";
import { SignInWithProvider } from "./schema.ts";
import { startSession } from "./session.ts";

/** For people who are here already; the entrance has made sure that the provider verified the address. */
export const signInWithProvider = command({
  name: "people.sign_in_with_provider",
  permission: "worker",
  input: SignInWithProvider,
  async run(ctx, { email, provider }) {
    const user = await findByEmail(ctx, email);
    if (user === undefined || user.disabledAt !== null) throw new AppError("auth.invalid_credentials");
    return await ctx.atomically(async (tx) => {
      // whoever comes in this way needs no one-time password, so it stops working
      if (user.mustChangePassword)
        await tx.update(users).set({ passwordHash: null, mustChangePassword: false }).where(eq(users.id, user.id));
      const sessionId = await startSession(tx, user.id, ctx.clock.now());
      const action = "people.sign_in_with_provider";
      tx.audit({ action, entity: "user", entityId: user.id, establishmentId: null, detail: { provider } });
      return { sessionId, userId: user.id };
    });
  },
});
