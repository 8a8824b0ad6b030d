import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { asksForCode } from "./check-code.ts";
import { loadSelf } from "./load.ts";
import { EnrolTotp } from "./schema.ts";
import { freshTotpSecret, totpPlace, totpUri } from "./totp.ts";

/** Makes the secret that the person's app keeps; it counts once a code confirmed it. Asks for a sign-in of the last minutes. */
export const enrolTotp = command({
  name: "people.enrol_totp",
  permission: "self",
  input: EnrolTotp,
  fresh: async () => true,
  async run(ctx) {
    const user = await loadSelf(ctx);
    if (asksForCode(user)) throw new AppError("people.totp_in_use");
    const secret = freshTotpSecret();
    const totpSealed = ctx.vault.seal(totpPlace(user.id), secret);
    await ctx.atomically(async (tx) => {
      await tx
        .update(users)
        .set({ totpSealed, totpConfirmedAt: null, totpLastStep: null })
        .where(eq(users.id, user.id));
      tx.audit({ action: "people.enrol_totp", entity: "user", entityId: user.id, establishmentId: null });
    });
    return { uri: totpUri(secret, user.email) };
  },
});
