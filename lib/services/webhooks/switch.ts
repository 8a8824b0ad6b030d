import { and, eq } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { lockEndpoint } from "./load.ts";
import { OfEndpoint } from "./schema.ts";

/** Sends nothing more to an endpoint. What waits for it is kept. */
export const disableEndpoint = command({
  name: "webhook.disable",
  permission: "api_key:write",
  input: OfEndpoint,
  async run(ctx, { endpointId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, name, active } = await lockEndpoint(tx, endpointId);
      if (active)
        await tx
          .update(webhookEndpoints)
          .set({ active: false, disabledAt: ctx.clock.now(), disabledReason: "person" })
          .where(eq(webhookEndpoints.id, endpointId));
      const note = { entity: "webhook_endpoint", entityId: endpointId, establishmentId, detail: { name } };
      tx.audit({ action: "webhook.disable", ...note });
      return { id: endpointId };
    });
  },
});

/** Sends again, what waited first. What happened in between stands in the feed. */
export const enableEndpoint = command({
  name: "webhook.enable",
  permission: "api_key:write",
  input: OfEndpoint,
  async run(ctx, { endpointId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, name } = await lockEndpoint(tx, endpointId);
      await tx
        .update(webhookEndpoints)
        .set({ active: true, disabledAt: null, disabledReason: null, failingSince: null })
        .where(eq(webhookEndpoints.id, endpointId));
      await tx
        .update(webhookDeliveries)
        .set({ nextAttemptAt: ctx.clock.now() })
        .where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.state, "pending")));
      const note = { entity: "webhook_endpoint", entityId: endpointId, establishmentId, detail: { name } };
      tx.audit({ action: "webhook.enable", ...note });
      return { id: endpointId };
    });
  },
});
