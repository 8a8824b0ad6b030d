import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { loadSelf } from "./load.ts";

/** The tour was taken or declined by whoever asks, and is not offered to them again. */
export const takeTour = command({
  name: "people.take_tour",
  permission: "self",
  input: z.object({}),
  async run(ctx) {
    const { id, preferences } = await loadSelf(ctx);
    if (preferences.tourTaken) return;
    await ctx.atomically(async (tx) => {
      await tx
        .update(users)
        .set({ preferences: { ...preferences, tourTaken: true } })
        .where(eq(users.id, id));
      tx.audit({ action: "people.take_tour", entity: "user", entityId: id, establishmentId: null });
    });
  },
});
