import { eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { otpHandOffs } from "#db/schema/otp-sessions.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { addressLimit, charge } from "#lib/services/people/throttle.ts";
import { keepCodes } from "./keep.ts";
import { loadSession, lockSession, type SessionRecord } from "./load.ts";
import { pastedAndFiled } from "./read-file.ts";
import { hashProof, hashToken, sameHash } from "./proof.ts";
import { DeliverCodes, LookThroughHandOff } from "./schema.ts";
import { codesWanted, standingOf } from "./standing.ts";

/** So many wrong short codes void a link. */
const failuresAllowed = 5;

/** What the holder of a link gets to see: what to make in the portal, and counts. No names, and nothing that was delivered. */
export const lookThroughHandOff = command({
  name: "hand_off.look",
  permission: "worker",
  input: LookThroughHandOff,
  async run(ctx, proof) {
    const { sessionId } = await prove(ctx, proof);
    return await ctx.read(async (db) => viewOf(ctx, db, await loadSession(db, sessionId)));
  },
});

/** Takes a batch of codes through a link. */
export const deliverCodes = command({
  name: "hand_off.deliver",
  permission: "worker",
  input: DeliverCodes,
  async run(ctx, { codes, file, madeAt, ...proof }) {
    const link = await prove(ctx, proof);
    const text = await pastedAndFiled(codes, file);
    return await ctx.atomically(async (tx) => {
      const session = await lockSession(tx, link.sessionId);
      const given = await keepCodes(ctx, tx, session, { text, madeAt, way: "link", givenBy: link.madeBy });
      await tx
        .update(otpHandOffs)
        .set({ deliveries: sql`${otpHandOffs.deliveries} + 1` })
        .where(eq(otpHandOffs.id, link.id));
      return { given, ...(await viewOf(ctx, tx, session)) };
    });
  },
});

type Link = typeof otpHandOffs.$inferSelect;

type Proof = { readonly token: string; readonly code: string; readonly address: string };

/** One answer for every way in which a link does not open: unknown, wrong code, over, revoked, session over. */
async function prove(ctx: Context, { token, code, address }: Proof): Promise<Link> {
  const link = await judge(ctx, token, code);
  if (link !== undefined) return link;
  await charge(ctx, [addressLimit(`hand-off ${address}`)], "hand-off");
  throw new AppError("hand_off.refused");
}

class Untouched extends Error {}

/** The row is held while it is judged, so that many guesses at once cannot outrun the count. */
async function judge(ctx: Context, token: string, code: string): Promise<Link | undefined> {
  let opened: Link | undefined;
  try {
    await ctx.atomically(async (tx) => {
      const [link] = await tx
        .select()
        .from(otpHandOffs)
        .where(eq(otpHandOffs.tokenHash, hashToken(token)))
        .for("update");
      const right = sameHash(hashProof(token, code), link?.proofHash ?? unlike);
      if (link === undefined || link.revokedAt !== null || link.expiresAt <= ctx.clock.now()) throw new Untouched();
      if (!right) return await countFailure(ctx, tx, link);
      const { status } = await loadSession(tx, link.sessionId);
      if (status === "open" || status === "paused") opened = link;
      throw new Untouched();
    });
  } catch (error) {
    if (!(error instanceof Untouched)) throw error;
  }
  return opened;
}

const unlike = new Uint8Array(32);

async function countFailure(ctx: Context, tx: Writer, { id, establishmentId, failures }: Link): Promise<void> {
  const voided = failures + 1 >= failuresAllowed;
  await tx
    .update(otpHandOffs)
    .set({ failures: failures + 1, revokedAt: voided ? ctx.clock.now() : null })
    .where(eq(otpHandOffs.id, id));
  tx.audit({ action: "hand_off.refuse", entity: "hand_off", entityId: id, establishmentId, detail: { voided } });
}

async function viewOf(
  ctx: Context,
  db: Parameters<typeof standingOf>[0],
  { id, kind, environment, vatNumber }: SessionRecord,
) {
  const standing = await standingOf(db, id, ctx.clock.now());
  const { devices, over, held } = standing;
  return { kind, environment, vatNumber, devices, done: over, held, wanted: codesWanted(standing) };
}
