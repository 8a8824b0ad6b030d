import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { groupMembers, groups } from "#db/schema/groups.ts";
import { invitations } from "#db/schema/invitations.ts";
import { memberships, users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { hashPassword } from "./hash.ts";
import { establishmentOf } from "./invitation-token.ts";
import { loadSelf } from "./load.ts";
import { AcceptInvitation, JoinByInvitation } from "./schema.ts";
import { endSessions } from "./session.ts";
import { loadOffer, type Offer } from "./show-invitation.ts";
import { shortestPassword, weaknessOf } from "./weakness.ts";

/** Somebody with an account takes the role that they are offered. Only the address that was invited can. */
export const acceptInvitation = command({
  name: "people.accept_invitation",
  permission: "self",
  input: AcceptInvitation,
  async run(ctx, { token }) {
    const { id, email } = await loadSelf(ctx);
    const now = ctx.clock.now();
    await ctx.reaching(establishmentOf(token)).atomically(async (tx) => {
      const offer = await loadOffer(tx, token, now);
      if (offer.email !== email) throw new AppError("people.other_person");
      await takeRole(tx, offer, id, now);
      await endSessions(tx, id, now);
    });
  },
});

/** Somebody new makes their account with the role that they are offered, and a password that nobody else has seen. */
export const joinByInvitation = command({
  name: "people.join_by_invitation",
  permission: "worker",
  input: JoinByInvitation,
  async run(ctx, { token, name, password, hasProvider }) {
    const now = ctx.clock.now();
    const reaching = ctx.reaching(establishmentOf(token));
    const { email, locale } = await reaching.read((db) => loadOffer(db, token, now));
    if (password === undefined && !hasProvider) throw weak("required");
    const weakness = password === undefined ? undefined : weaknessOf(password, { email, name });
    if (weakness !== undefined) throw weak(weakness);
    const passwordHash = password === undefined ? null : await hashPassword(new Secret(password));
    const id = crypto.randomUUID();
    await reaching.atomically(async (tx) => {
      const offer = await loadOffer(tx, token, now);
      const preferences = { locale: locale === "en" ? ("en" as const) : ("ar" as const) };
      await tx.insert(users).values({ id, email, name, passwordHash, preferences, createdAt: now });
      await takeRole(tx, offer, id, now);
    });
    return { email };
  },
});

/** Of two that accept at once one does: the invitation is taken under a condition. */
async function takeRole(tx: Writer, offer: Offer, userId: string, at: Date): Promise<void> {
  const { id, establishmentId, role, branchIds } = offer;
  const [taken] = await tx
    .update(invitations)
    .set({ acceptedAt: at, acceptedBy: userId })
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .returning({ id: invitations.id });
  if (taken === undefined) throw new AppError("not_found");
  const [made] = await tx
    .insert(memberships)
    .values({ establishmentId, userId, role, branchIds, createdAt: at })
    .onConflictDoNothing()
    .returning({ userId: memberships.userId });
  if (made === undefined) throw new AppError("people.already_here");
  await joinGroups(tx, offer, userId);
  const detail = { invitation: id, role, branches: branchIds };
  tx.audit({ action: "people.accept_invitation", entity: "user", entityId: userId, establishmentId, detail });
}

/** Groups that ended meanwhile are left out. */
async function joinGroups(tx: Writer, { establishmentId, groupIds }: Offer, userId: string): Promise<void> {
  const open = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(inArray(groups.id, groupIds), isNull(groups.archivedAt)));
  if (open.length === 0) return;
  await tx
    .insert(groupMembers)
    .values(open.map(({ id }) => ({ establishmentId, groupId: id, userId })))
    .onConflictDoNothing();
}

const weak = (code: string): AppError =>
  new AppError("people.password_weak", { minimum: shortestPassword }, [
    { path: "password", code, params: { minimum: shortestPassword } },
  ]);
