import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { verifyPassword } from "./hash.ts";
import { loadSelf } from "./load.ts";
import { RemoveTotp } from "./schema.ts";
import { charge, forgive, personLimit } from "./throttle.ts";

export const removeTotp = command({
  name: "people.remove_totp",
  permission: "self",
  input: RemoveTotp,
  fresh: async () => true,
  async run(ctx, { password }) {
    const user = await loadSelf(ctx);
    const limit = personLimit(user.email);
    await charge(ctx, [limit], user.id);
    if (!(await verifyPassword(user.passwordHash, new Secret(password))))
      throw new AppError("auth.invalid_credentials", {}, [{ path: "password", code: "invalid", params: {} }]);
    await ctx.atomically(async (tx) => {
      const none = { totpSealed: null, totpConfirmedAt: null, totpLastStep: null };
      await tx.update(users).set(none).where(eq(users.id, user.id));
      await forgive(tx, limit);
      tx.audit({ action: "people.remove_totp", entity: "user", entityId: user.id, establishmentId: null });
    });
  },
});
