import { and, eq, sql } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { hashPassword, verifyPassword } from "./hash.ts";
import { loadSelf } from "./load.ts";
import { ChangePassword } from "./schema.ts";
import { endSessions } from "./session.ts";
import { charge, forgive, personLimit } from "./throttle.ts";
import { shortestPassword, weaknessOf } from "./weakness.ts";

export const changePassword = command({
  name: "people.change_password",
  permission: "self",
  input: ChangePassword,
  async run(ctx, { sessionId, currentPassword, newPassword }) {
    const user = await loadSelf(ctx);
    const weakness = currentPassword === newPassword ? "unchanged" : weaknessOf(newPassword, user);
    if (weakness !== undefined) throw weak(weakness);

    const limit = personLimit(user.email);
    await charge(ctx, [limit], user.id);
    if (!(await verifyPassword(user.passwordHash, new Secret(currentPassword))))
      throw new AppError("auth.invalid_credentials", {}, [{ path: "currentPassword", code: "invalid", params: {} }]);

    const passwordHash = await hashPassword(new Secret(newPassword));
    await ctx.atomically(async (tx) => {
      const changed = await tx
        .update(users)
        .set({ passwordHash, mustChangePassword: false })
        .where(and(eq(users.id, user.id), sql`${users.passwordHash} is not distinct from ${user.passwordHash}`))
        .returning({ id: users.id });
      if (changed.length === 0) throw new AppError("changed_meanwhile");
      await endSessions(tx, user.id, ctx.clock.now(), sessionId);
      await forgive(tx, limit);
      tx.audit({ action: "people.change_password", entity: "user", entityId: user.id, establishmentId: null });
    });
  },
});

const weak = (code: string): AppError =>
  new AppError("people.password_weak", { minimum: shortestPassword }, [
    { path: "newPassword", code, params: { minimum: shortestPassword } },
  ]);
