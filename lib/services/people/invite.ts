import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { groups } from "#db/schema/groups.ts";
import { invitations } from "#db/schema/invitations.ts";
import { memberships, users } from "#db/schema/people.ts";
import type { Delivery } from "#lib/channels/delivery.ts";
import { hrefOf } from "#lib/channels/href.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { invitationLetter } from "./invitation-letter.ts";
import { freshToken, hashOfToken } from "./invitation-token.ts";
import { refuseForeignBranches } from "./own-branches.ts";
import { Invite } from "./schema.ts";

const day = 86_400_000;
const goodForDays = 7;

type Input = z.output<typeof Invite>;
type Invited = {
  readonly id: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly letter: Delivery;
  /** For handing over by a person; absent where the mail server took the letter, so that nobody else sees the link. */
  readonly link: string | undefined;
};

/**
 * Offers somebody a role here, which becomes theirs when they accept it by the link. Whether the address has an account elsewhere in the
 * installation is told to nobody.
 */
export const invite = command({
  name: "people.invite",
  permission: "people:write",
  input: Invite,
  fresh: async () => true,
  async run(ctx, input): Promise<Invited> {
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("auth.forbidden");
    const { establishmentId, email } = input;
    const token = freshToken(establishmentId);
    const id = crypto.randomUUID();
    const at = ctx.clock.now();
    const expiresAt = new Date(at.getTime() + goodForDays * day);
    const establishment = await ctx.read((db) => loadEstablishment(db, establishmentId));
    await ctx.atomically(async (tx) => {
      await refuseForeign(tx, input);
      await withdrawEarlier(tx, input, at);
      const tokenHash = hashOfToken(token.revealText());
      const { name, role, branchIds, groupIds, locale } = input;
      const offer = { establishmentId, email, name, role, branchIds, groupIds, locale };
      await tx.insert(invitations).values({ id, ...offer, tokenHash, invitedBy: actor.id, createdAt: at, expiresAt });
      const detail = { email, role, branches: branchIds };
      tx.audit({ action: "people.invite", entity: "invitation", entityId: id, establishmentId, detail });
    });
    const path = `/invitation#${token.revealText()}`;
    const link = hrefOf(ctx.channels.pages, input.locale, path) ?? `/${input.locale}${path}`;
    const letter = await write(ctx, { id, input, by: actor.name, establishment, link, expiresAt });
    return { id, email, expiresAt, letter, link: letter.outcome === "confirmed" ? undefined : link };
  },
});

async function refuseForeign(tx: Writer, { establishmentId, email, branchIds, groupIds }: Input): Promise<void> {
  await refuseForeignBranches(tx, establishmentId, branchIds);
  const own = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.establishmentId, establishmentId), isNull(groups.archivedAt), inArray(groups.id, groupIds)));
  if (own.length !== groupIds.length) throw new AppError("not_found");
  const [here] = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.establishmentId, establishmentId)))
    .where(eq(users.email, email));
  if (here !== undefined) throw new AppError("people.already_here", {}, [{ path: "email", code: "taken", params: {} }]);
}

/** Of one person's invitations here only the last opens anything. */
async function withdrawEarlier(tx: Writer, { establishmentId, email }: Input, at: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(invitations.establishmentId, establishmentId),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}

type Letter = Parameters<typeof invitationLetter>[0] & { readonly input: Input };

/** The letter goes out after the offer is kept, and how it ended is kept too. */
async function write(ctx: Context, letter: Letter): Promise<Delivery> {
  const { establishmentId } = letter.input;
  const delivery = await ctx.channels.letter(invitationLetter(letter));
  const reason = delivery.outcome === "confirmed" ? null : delivery.reason;
  const outcome = reason === "not_set_up" ? null : delivery.outcome;
  await ctx.atomically(async (tx) => {
    await tx
      .update(invitations)
      .set({ letterOutcome: outcome, letterReason: reason })
      .where(eq(invitations.id, letter.id));
    const note = { entity: "invitation", entityId: letter.id, establishmentId, detail: { outcome, reason } };
    tx.audit({ action: "people.invitation_letter", ...note });
  });
  return delivery;
}
