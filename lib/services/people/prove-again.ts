import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { asksForCode, checkCode, useStep } from "./check-code.ts";
import { verifyPassword } from "./hash.ts";
import { loadSelf } from "./load.ts";
import { ProveAgain } from "./schema.ts";
import { charge, forgive, personLimit } from "./throttle.ts";

/** A fresh proof for the session in hand, as production actions ask for. */
export const proveAgain = command({
  name: "people.prove_again",
  permission: "self",
  input: ProveAgain,
  async run(ctx, { sessionId, password, code }) {
    const user = await loadSelf(ctx);
    const limit = personLimit(user.email);
    await charge(ctx, [limit], user.id);
    const right = await verifyPassword(user.passwordHash, new Secret(password));
    const step = asksForCode(user) ? checkCode(ctx, user, code ?? "") : 0;
    if (!right || step === undefined) throw new AppError("auth.invalid_credentials");

    await ctx.atomically(async (tx) => {
      if (asksForCode(user)) await useStep(tx, user.id, step);
      await forgive(tx, limit);
      const proven = await tx
        .update(sessions)
        .set({ provenAt: ctx.clock.now() })
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, user.id), isNull(sessions.endedAt)))
        .returning({ id: sessions.id });
      if (proven.length === 0) throw new AppError("auth.required");
      tx.audit({ action: "people.prove_again", entity: "user", entityId: user.id, establishmentId: null });
    });
  },
});
