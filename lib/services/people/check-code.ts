import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { users } from "#db/schema/people.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import type { PersonRecord } from "./load.ts";
import { stepOfCode, totpPlace } from "./totp.ts";

export const asksForCode = (user: PersonRecord): boolean => user.totpConfirmedAt !== null && user.totpSealed !== null;

/** The step of the person's code; undefined for a wrong one. The opening is audited by the caller's entry. */
export function checkCode(ctx: Context, user: PersonRecord, code: string): number | undefined {
  if (user.totpSealed === null) return undefined;
  const secret = ctx.vault.open(totpPlace(user.id), user.totpSealed, "people.check_code");
  return stepOfCode(secret, code, ctx.clock.now());
}

/** Uses the step up: the same code or an older one is refused from now on. Errors: `auth.invalid_credentials`. */
export async function useStep(tx: Writer, userId: string, step: number): Promise<void> {
  const used = await tx
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id });
  if (used.length === 0) throw new AppError("auth.invalid_credentials");
}
