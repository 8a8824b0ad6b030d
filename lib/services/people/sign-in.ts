import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { asksForCode, checkCode, useStep } from "./check-code.ts";
import { verifyPassword } from "./hash.ts";
import { findByEmail } from "./load.ts";
import { SignIn } from "./schema.ts";
import { startSession } from "./session.ts";
import { addressLimit, charge, forgive, personLimit, refund } from "./throttle.ts";

/** Only the entrance itself signs people in. Which part was wrong is never told. */
export const signIn = command({
  name: "people.sign_in",
  permission: "worker",
  input: SignIn,
  async run(ctx, { email, password, code, address }) {
    const limits = { address: addressLimit(address), person: personLimit(email) };
    await charge(ctx, [limits.address, limits.person], email);

    const user = await findByEmail(ctx, email);
    const right = await verifyPassword(user?.passwordHash, new Secret(password));
    if (user === undefined || !right || user.disabledAt !== null) throw new AppError("auth.invalid_credentials");

    const step = asksForCode(user) ? await stepFor(ctx, user, code, limits) : undefined;
    return await ctx.atomically(async (tx) => {
      if (step !== undefined) await useStep(tx, user.id, step);
      await refund(tx, [limits.address]);
      await forgive(tx, limits.person);
      const sessionId = await startSession(tx, user.id, ctx.clock.now());
      const detail = { address, withCode: step !== undefined };
      tx.audit({ action: "people.sign_in", entity: "user", entityId: user.id, establishmentId: null, detail });
      return { sessionId, userId: user.id };
    });
  },
});

type Limits = { address: ReturnType<typeof addressLimit>; person: ReturnType<typeof personLimit> };
type User = NonNullable<Awaited<ReturnType<typeof findByEmail>>>;

async function stepFor(ctx: Context, user: User, code: string | undefined, limits: Limits): Promise<number> {
  if (code === undefined) {
    await ctx.atomically(async (tx) => {
      await refund(tx, [limits.address, limits.person]);
      tx.audit({ action: "people.code_asked", entity: "user", entityId: user.id, establishmentId: null });
    });
    throw new AppError("auth.code_required");
  }
  const step = checkCode(ctx, user, code);
  if (step === undefined) throw new AppError("auth.invalid_credentials");
  return step;
}
