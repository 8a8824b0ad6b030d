import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { branches } from "#db/schema/establishments.ts";
import { memberships, users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { hashPassword } from "./hash.ts";
import { findByEmail } from "./load.ts";
import { oneTimePassword } from "./one-time-password.ts";
import { GrantRole } from "./schema.ts";
import { endSessions } from "./session.ts";

type Granted = { readonly userId: string; /** Only for somebody new. */ readonly oneTimePassword: Secret | undefined };

/** Gives a person a role in one establishment, or another one than they had; their sessions end, so that it counts at once. */
export const grantRole = command({
  name: "people.grant_role",
  permission: "people:write",
  input: GrantRole,
  fresh: async () => true,
  async run(ctx, input): Promise<Granted> {
    const { establishmentId, email, role, branchIds } = input;
    await ctx.read((db) => loadEstablishment(db, establishmentId));
    await refuseForeignBranches(ctx, establishmentId, branchIds ?? []);
    const known = await findByEmail(ctx, email);
    const password = known === undefined ? oneTimePassword() : undefined;
    const passwordHash = password && (await hashPassword(password));
    const userId = known?.id ?? crypto.randomUUID();
    await ctx.atomically(async (tx) => {
      if (passwordHash !== undefined)
        await tx.insert(users).values({ id: userId, email, name: input.name, passwordHash, mustChangePassword: true });
      if (role !== "owner") await refuseLastOwner(tx, establishmentId, userId);
      await tx
        .insert(memberships)
        .values({ establishmentId, userId, role, branchIds })
        .onConflictDoUpdate({ target: [memberships.establishmentId, memberships.userId], set: { role, branchIds } });
      await endSessions(tx, userId, ctx.clock.now());
      const detail = { role, branches: branchIds };
      tx.audit({ action: "people.grant_role", entity: "user", entityId: userId, establishmentId, detail });
    });
    return { userId, oneTimePassword: password };
  },
});

async function refuseForeignBranches(ctx: Context, establishmentId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = await ctx.read((db) =>
    db
      .select({ id: branches.id })
      .from(branches)
      .where(and(eq(branches.establishmentId, establishmentId), inArray(branches.id, [...ids]))),
  );
  if (own.length < new Set(ids).size) throw new AppError("not_found");
}

/** An establishment never stays without an owner who sees all of it. */
export async function refuseLastOwner(tx: Writer, establishmentId: string, userId: string): Promise<void> {
  const held = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.role, "owner")))
    .for("update");
  if (held.some((owner) => owner.userId === userId) && held.length === 1) throw new AppError("people.last_owner");
}
