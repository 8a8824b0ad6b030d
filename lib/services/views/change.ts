import { eq } from "drizzle-orm";
import { savedViews } from "#db/schema/saved-views.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { lockView } from "./load.ts";
import { OfView, RenameView, UpdateView } from "./schema.ts";

/** The view shows from now on what the table shows; says what it showed before. */
export const updateView = command({
  name: "view.update",
  permission: "establishment:read",
  input: UpdateView,
  run: (ctx, { viewId, address }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, list, parameters } = await lockView(ctx, tx, viewId);
      const changes = { parameters: address, changedAt: ctx.clock.now() };
      await tx.update(savedViews).set(changes).where(eq(savedViews.id, viewId));
      const note = {
        entity: "saved_view",
        entityId: viewId,
        establishmentId,
        detail: { shows: new URLSearchParams(address).toString() },
      };
      tx.audit({ action: "view.update", ...note });
      return { id: viewId, list, before: { address: new URLSearchParams(parameters).toString() } };
    }),
});

/** Another name, or shared with everybody, or no longer; says what it was before. Only its maker takes a view back for themselves. */
export const renameView = command({
  name: "view.rename",
  permission: "establishment:read",
  input: RenameView,
  run: (ctx, { viewId, name, shared }) =>
    ctx.atomically(async (tx) => {
      const view = await lockView(ctx, tx, viewId);
      if (shared !== view.shared && !(shared ? view.mayShare : view.own)) throw new AppError("auth.forbidden");
      await tx.update(savedViews).set({ name, shared, changedAt: ctx.clock.now() }).where(eq(savedViews.id, viewId));
      const detail = { name, shared };
      const note = { entity: "saved_view", entityId: viewId, establishmentId: view.establishmentId, detail };
      tx.audit({ action: "view.rename", ...note });
      return { id: viewId, list: view.list, before: { name: view.name, shared: view.shared } };
    }),
});

/** What used the view, such as a calendar, is answered no more. */
export const removeView = command({
  name: "view.remove",
  permission: "establishment:read",
  input: OfView,
  run: (ctx, { viewId }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, list, name } = await lockView(ctx, tx, viewId);
      await tx.update(savedViews).set({ archivedAt: ctx.clock.now() }).where(eq(savedViews.id, viewId));
      const note = { entity: "saved_view", entityId: viewId, establishmentId, detail: { name } };
      tx.audit({ action: "view.remove", ...note });
      return { id: viewId, list };
    }),
});

/** Brings a deleted view back, and what used it with it. Errors: `view.name_taken` where another bears its name by now. */
export const restoreView = command({
  name: "view.restore",
  permission: "establishment:read",
  input: OfView,
  run: (ctx, { viewId }) =>
    ctx.atomically(async (tx) => {
      const { establishmentId, list, name } = await lockView(ctx, tx, viewId, "deleted");
      await tx.update(savedViews).set({ archivedAt: null }).where(eq(savedViews.id, viewId));
      const note = { entity: "saved_view", entityId: viewId, establishmentId, detail: { name } };
      tx.audit({ action: "view.restore", ...note });
      return { id: viewId, list };
    }),
});
