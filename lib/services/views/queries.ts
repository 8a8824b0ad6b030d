import { and, asc, eq, isNull } from "drizzle-orm";
import { savedViews } from "#db/schema/saved-views.ts";
import { users } from "#db/schema/people.ts";
import { query } from "#lib/command.ts";
import { equals } from "#lib/services/search.ts";
import { loadView, rightsOver } from "./load.ts";
import { ListViews, OfView } from "./schema.ts";

/** As many views as a menu can hold. */
const most = 200;

/** The views of one table: the person's own and those that somebody shared. */
export const listViews = query({
  name: "view.list",
  permission: "establishment:read",
  input: ListViews,
  run: (ctx, { list, establishment }) =>
    ctx.read(async (db) => {
      const found = await db
        .select({
          id: savedViews.id,
          establishmentId: savedViews.establishmentId,
          userId: savedViews.userId,
          name: savedViews.name,
          shared: savedViews.shared,
          parameters: savedViews.parameters,
          maker: users.name,
        })
        .from(savedViews)
        .innerJoin(users, eq(users.id, savedViews.userId))
        .where(
          and(
            eq(savedViews.list, list),
            equals(savedViews.establishmentId, establishment),
            isNull(savedViews.archivedAt),
          ),
        )
        .orderBy(asc(savedViews.name), asc(savedViews.id))
        .limit(most);
      return found.map(({ userId, ...view }) => {
        const { own, mayChange } = rightsOver(ctx.actor, { userId, ...view });
        return { ...view, own, mayChange };
      });
    }),
});

export const showView = query({
  name: "view.show",
  permission: "establishment:read",
  input: OfView,
  run: (ctx, { viewId }) =>
    ctx.read(async (db) => {
      const { id, list, name, parameters, establishmentId } = await loadView(db, viewId);
      return { id, list, name, parameters, establishmentId };
    }),
});
