import { and, eq, gt, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { establishments } from "#db/schema/establishments.ts";
import { invitations } from "#db/schema/invitations.ts";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { establishmentOf, hashOfToken } from "./invitation-token.ts";
import { ShowInvitation } from "./schema.ts";

/** What somebody is offered, for whoever holds the link. A link that is used, withdrawn or over opens nothing. */
export const showInvitation = command({
  name: "people.show_invitation",
  permission: "worker",
  input: ShowInvitation,
  run: (ctx, { token }) =>
    ctx.reaching(establishmentOf(token)).read(async (db) => {
      const offer = await loadOffer(db, token, ctx.clock.now());
      const [by] = await db.select({ name: users.name }).from(users).where(eq(users.id, offer.invitedBy));
      const [place] = await db
        .select({ nameAr: establishments.nameAr, nameEn: establishments.nameEn })
        .from(establishments)
        .where(eq(establishments.id, offer.establishmentId));
      if (by === undefined || place === undefined) throw new AppError("not_found");
      const { email, name, role, branchIds } = offer;
      return {
        email,
        name,
        role,
        branches: branchIds?.length ?? null,
        by: by.name,
        ...place,
      };
    }),
});

export async function loadOffer(db: Pick<Reader, "select">, token: string, now: Date) {
  const [found] = await db
    .select({
      id: invitations.id,
      establishmentId: invitations.establishmentId,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      branchIds: invitations.branchIds,
      groupIds: invitations.groupIds,
      locale: invitations.locale,
      invitedBy: invitations.invitedBy,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, hashOfToken(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
      ),
    );
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type Offer = Awaited<ReturnType<typeof loadOffer>>;
