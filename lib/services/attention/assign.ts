import { and, eq, isNotNull } from "drizzle-orm";
import type { z } from "zod";
import type { Writer } from "#db/atomically.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { assignments } from "#db/schema/snoozes.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { tellGroup } from "#lib/services/tellings/tell.ts";
import { refuseForeignItem } from "./item.ts";
import { givenDigest } from "./letter.ts";
import { Assign } from "./schema.ts";

/** Gives an item to another group than its branch's, and says whose it was before; the group is told, and what rings for a certificate rings for it from now on. */
export const assignItem = command({
  name: "attention.assign",
  permission: "attention:write",
  input: Assign,
  async run(ctx, { groupId, ...item }) {
    const { establishmentId, deviceId, source, subject } = item;
    return await ctx.atomically(async (tx) => {
      await refuseForeignItem(tx, item);
      if (groupId !== null && (await loadGroup(tx, groupId)).establishmentId !== establishmentId)
        throw new AppError("not_found");
      const own = and(
        eq(assignments.establishmentId, establishmentId),
        eq(assignments.source, source),
        eq(assignments.subject, subject),
      );
      const now = ctx.clock.now();
      const [before] = await tx.delete(assignments).where(own).returning({ groupId: assignments.groupId });
      await ringAgain(tx, item, now);
      if (groupId !== null) {
        await tx.insert(assignments).values({ establishmentId, deviceId, source, subject, groupId, assignedAt: now });
        const device = deviceId === null ? null : await loadDevice(tx, deviceId);
        const digest = givenDigest({ source, by: ctx.actor.name, device });
        await tellGroup(tx, { establishmentId, groupId, digest }, now);
      }
      const note = { entity: "attention_item", entityId: subject, establishmentId, detail: { source, group: groupId } };
      tx.audit({ action: "attention.assign", ...note });
      return { before: before?.groupId ?? null };
    });
  },
});

const certificates: ReadonlySet<string> = new Set(["expiring", "plan_overdue"]);

/** The ledger asks anew whom its present rung is to be told to. */
async function ringAgain(
  tx: Writer,
  { source, subject }: Pick<z.output<typeof Assign>, "source" | "subject">,
  now: Date,
): Promise<void> {
  if (!certificates.has(source)) return;
  await tx
    .update(renewalPlans)
    .set({ raisedRung: null, ringAt: now })
    .where(and(eq(renewalPlans.credentialId, subject), isNotNull(renewalPlans.ringAt)));
}
