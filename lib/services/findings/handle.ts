import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { causeHandlings } from "#db/schema/findings.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { HandleCause, SettleCause, type OfCause } from "./schema.ts";

/** Says who sees to a root cause, and what they know about it; says what was said before. */
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
    const before = await change(ctx, cause, "findings.handle", { groupId, note });
    return { groupId: before?.groupId ?? null, note: before?.note ?? null };
  },
});

/** Says that a root cause is mended, or that it is not after all; says since when it was before. Documents rejected later show that it came back. */
export const settleCause = command({
  name: "findings.settle",
  permission: "document:write",
  input: SettleCause,
  async run(ctx, { state, since, ...cause }) {
    await ctx.read((db) => loadEstablishment(db, cause.establishmentId));
    const now = ctx.clock.now();
    const fixedAt = state === "fixed" ? (since !== undefined && since < now ? since : now) : null;
    const action = state === "fixed" ? "findings.fixed" : "findings.reopened";
    return { fixedAt: (await change(ctx, cause, action, { fixedAt }))?.fixedAt ?? null };
  },
});

type Changes = Partial<Pick<typeof causeHandlings.$inferInsert, "groupId" | "note" | "fixedAt">>;

/** What stood there before, if anything did. */
async function change(ctx: Context, cause: OfCause, action: string, changes: Changes) {
  return await ctx.atomically(async (tx) => {
    const [before] = await tx.select().from(causeHandlings).where(isCause(cause)).for("no key update");
    const id = await put(tx, cause, { ...changes, updatedAt: ctx.clock.now() });
    const { establishmentId, code, subject, environment } = cause;
    tx.audit({ action, entity: "root_cause", entityId: id, establishmentId, detail: { code, subject, environment } });
    return before;
  });
}

const isCause = ({ establishmentId, environment, code, subject }: OfCause) =>
  and(
    eq(causeHandlings.establishmentId, establishmentId),
    eq(causeHandlings.environment, environment),
    eq(causeHandlings.code, code),
    eq(causeHandlings.subject, subject),
  );

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
