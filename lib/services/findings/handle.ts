import type { Writer } from "#db/atomically.ts";
import { causeHandlings } from "#db/schema/findings.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { HandleCause, SettleCause, type OfCause } from "./schema.ts";

/** Says who sees to a root cause, and what they know about it. */
export const handleCause = command({
  name: "findings.handle",
  permission: "document:write",
  input: HandleCause,
  async run(ctx, { groupId, note, ...cause }) {
    await ctx.read(async (db) => {
      await loadEstablishment(db, cause.establishmentId);
      if (groupId === null) return;
      const group = await loadGroup(db, groupId);
      if (group.establishmentId !== cause.establishmentId) throw new AppError("not_found");
    });
    await change(ctx, cause, "findings.handle", { groupId, note });
  },
});

/** Says that a root cause is mended, or that it is not after all. Documents rejected later show that it came back. */
export const settleCause = command({
  name: "findings.settle",
  permission: "document:write",
  input: SettleCause,
  async run(ctx, { state, ...cause }) {
    await ctx.read((db) => loadEstablishment(db, cause.establishmentId));
    const fixedAt = state === "fixed" ? ctx.clock.now() : null;
    await change(ctx, cause, state === "fixed" ? "findings.fixed" : "findings.reopened", { fixedAt });
  },
});

type Changes = Partial<Pick<typeof causeHandlings.$inferInsert, "groupId" | "note" | "fixedAt">>;

async function change(ctx: Context, cause: OfCause, action: string, changes: Changes): Promise<void> {
  await ctx.atomically(async (tx) => {
    const id = await put(tx, cause, { ...changes, updatedAt: ctx.clock.now() });
    const { establishmentId, code, subject, environment } = cause;
    tx.audit({ action, entity: "root_cause", entityId: id, establishmentId, detail: { code, subject, environment } });
  });
}

async function put(tx: Writer, cause: OfCause, changes: Changes & { updatedAt: Date }): Promise<string> {
  const { establishmentId, environment, code, subject } = causeHandlings;
  const [row] = await tx
    .insert(causeHandlings)
    .values({ ...cause, ...changes })
    .onConflictDoUpdate({ target: [establishmentId, environment, code, subject], set: changes })
    .returning({ id: causeHandlings.id });
  if (row === undefined) throw new Error("an upsert gives its row");
  return row.id;
}
