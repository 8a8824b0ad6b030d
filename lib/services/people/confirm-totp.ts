import { and, eq, isNull } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { checkCode } from "./check-code.ts";
import { loadSelf } from "./load.ts";
import { ConfirmTotp } from "./schema.ts";
import { charge, forgive, personLimit } from "./throttle.ts";

/** From now on sign-in asks for a code. */
export const confirmTotp = command({
  name: "people.confirm_totp",
  permission: "self",
  input: ConfirmTotp,
  async run(ctx, { code }) {
    const user = await loadSelf(ctx);
    const limit = personLimit(user.email);
    await charge(ctx, [limit], user.id);
    const totpLastStep = checkCode(ctx, user, code);
    if (totpLastStep === undefined)
      throw new AppError("auth.invalid_credentials", {}, [{ path: "code", code: "invalid", params: {} }]);
    await ctx.atomically(async (tx) => {
      const confirmed = await tx
        .update(users)
        .set({ totpConfirmedAt: ctx.clock.now(), totpLastStep })
        .where(and(eq(users.id, user.id), isNull(users.totpConfirmedAt)))
        .returning({ id: users.id });
      if (confirmed.length === 0) throw new AppError("changed_meanwhile");
      await forgive(tx, limit);
      tx.audit({ action: "people.confirm_totp", entity: "user", entityId: user.id, establishmentId: null });
    });
  },
});
