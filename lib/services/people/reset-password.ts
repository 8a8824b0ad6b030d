import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { hashPassword } from "./hash.ts";
import { findByEmail } from "./load.ts";
import { oneTimePassword } from "./one-time-password.ts";
import { ResetPassword } from "./schema.ts";
import { endSessions } from "./session.ts";
import { forgive, personLimit } from "./throttle.ts";

/** A way in for somebody who lost theirs, by whoever rules the machine: a password for one sign-in; open sessions end. */
export const resetPassword = command({
  name: "people.reset_password",
  permission: "worker",
  input: ResetPassword,
  async run(ctx, { email, authenticator }): Promise<Secret> {
    const user = await findByEmail(ctx, email);
    if (user === undefined) throw new AppError("not_found");
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    const noCode = authenticator === "remove" ? { totpSealed: null, totpConfirmedAt: null, totpLastStep: null } : {};
    await ctx.atomically(async (tx) => {
      await tx
        .update(users)
        .set({ passwordHash, mustChangePassword: true, ...noCode })
        .where(eq(users.id, user.id));
      await endSessions(tx, user.id, ctx.clock.now());
      await forgive(tx, personLimit(email));
      const entry = { entity: "user", entityId: user.id, establishmentId: null, detail: { authenticator } };
      tx.audit({ action: "people.reset_password", ...entry });
    });
    return password;
  },
});
