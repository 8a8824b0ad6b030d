import { webhookDeliveries } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { lockEndpoint } from "./load.ts";
import { OfEndpoint } from "./schema.ts";

/** Has the worker send a message of no event, which only proves the way; how it ended shows among the endpoint's messages. */
export const testEndpoint = command({
  name: "webhook.test",
  permission: "api_key:write",
  input: OfEndpoint,
  async run(ctx, { endpointId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, deviceId, name, active } = await lockEndpoint(tx, endpointId);
      if (!active) throw new AppError("webhook.disabled");
      const id = crypto.randomUUID();
      const at = ctx.clock.now();
      const owned = { establishmentId, endpointId, deviceId };
      await tx.insert(webhookDeliveries).values({ id, ...owned, nextAttemptAt: at, createdAt: at });
      const note = { entity: "webhook_endpoint", entityId: endpointId, establishmentId, detail: { name } };
      tx.audit({ action: "webhook.test", ...note });
      return { id };
    });
  },
});
