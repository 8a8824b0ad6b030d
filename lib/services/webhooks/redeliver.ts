import { eq } from "drizzle-orm";
import { webhookDeliveries } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { lockEndpoint } from "./load.ts";
import { OfDelivery } from "./schema.ts";

/** Sends a message that is over once more, as a message of its own: the one before keeps telling how it ended. */
export const redeliver = command({
  name: "webhook.redeliver",
  permission: "api_key:write",
  input: OfDelivery,
  async run(ctx, { deliveryId }) {
    return await ctx.atomically(async (tx) => {
      const [before] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId));
      if (before === undefined) throw new AppError("not_found");
      const { endpointId, establishmentId, deviceId, eventId } = before;
      const { name, active } = await lockEndpoint(tx, endpointId);
      if (!active) throw new AppError("webhook.disabled");
      if (before.state === "pending") throw new AppError("webhook.still_waiting");
      const id = crypto.randomUUID();
      const at = ctx.clock.now();
      const owned = { establishmentId, endpointId, deviceId, eventId };
      await tx.insert(webhookDeliveries).values({ id, ...owned, nextAttemptAt: at, createdAt: at });
      const detail = { name, before: deliveryId };
      tx.audit({
        action: "webhook.redeliver",
        entity: "webhook_endpoint",
        entityId: endpointId,
        establishmentId,
        detail,
      });
      return { id };
    });
  },
});
