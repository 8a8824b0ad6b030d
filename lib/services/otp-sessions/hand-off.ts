import { and, eq, isNull } from "drizzle-orm";
import { otpHandOffs } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { needsFreshSignIn } from "#lib/services/enrolments/fresh.ts";
import { loadSession, lockOpenSession } from "./load.ts";
import { newProof } from "./proof.ts";
import { MakeHandOff, OfHandOff } from "./schema.ts";

/** Makes a link with which somebody without a right here may deliver codes to this session, and nothing else. Shown once. */
export const makeHandOff = command({
  name: "hand_off.make",
  permission: "enrolment:write",
  input: MakeHandOff,
  fresh: async ({ sessionId }, ctx) => needsFreshSignIn(await ctx.read((db) => loadSession(db, sessionId))),
  run: (ctx, { sessionId, minutes }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, environment } = await lockOpenSession(tx, sessionId);
      const { token, code, tokenHash, proofHash } = newProof();
      const id = crypto.randomUUID();
      const createdAt = ctx.clock.now();
      const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
      const kept = { tokenHash, proofHash, createdAt, expiresAt, madeBy: ctx.actor.name };
      await tx.insert(otpHandOffs).values({ id, sessionId, establishmentId, environment, ...kept });
      const detail = { sessionId, minutes };
      tx.audit({ action: "hand_off.make", entity: "hand_off", entityId: id, establishmentId, detail });
      return { id, token, code, expiresAt: expiresAt.toISOString() };
    }),
});

export const revokeHandOff = command({
  name: "hand_off.revoke",
  permission: "enrolment:write",
  input: OfHandOff,
  run: (ctx, { handOffId }) =>
    ctx.atomically(async (tx) => {
      const [revoked] = await tx
        .update(otpHandOffs)
        .set({ revokedAt: ctx.clock.now() })
        .where(and(eq(otpHandOffs.id, handOffId), isNull(otpHandOffs.revokedAt)))
        .returning({ id: otpHandOffs.id, establishmentId: otpHandOffs.establishmentId });
      if (revoked === undefined) throw new AppError("not_found");
      const { id, establishmentId } = revoked;
      tx.audit({ action: "hand_off.revoke", entity: "hand_off", entityId: id, establishmentId });
      return { id };
    }),
});
