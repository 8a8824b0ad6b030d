import { eq } from "drizzle-orm";
import { users } from "#db/schema/people.ts";
import { command, query } from "#lib/command.ts";
import { loadSelf } from "#lib/services/people/load.ts";
import { ListOwn, SetLanguage } from "./schema.ts";

/** In which language letters are written to the person who asks. */
export const setLanguage = command({
  name: "people.set_language",
  permission: "self",
  input: SetLanguage,
  async run(ctx, { locale }) {
    const { id, preferences } = await loadSelf(ctx);
    await ctx.atomically(async (tx) => {
      await tx
        .update(users)
        .set({ preferences: { ...preferences, locale } })
        .where(eq(users.id, id));
      const note = { entity: "user", entityId: id, establishmentId: null, detail: { locale } };
      tx.audit({ action: "people.set_language", ...note });
    });
  },
});

/** The language that the person who asks chose; Arabic where they never did. */
export const ownLanguage = query({
  name: "people.own_language",
  permission: "self",
  input: ListOwn,
  run: async (ctx) => (await loadSelf(ctx)).preferences.locale ?? "ar",
});
