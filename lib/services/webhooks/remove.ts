import { eq, sql } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { lockEndpoint } from "./load.ts";
import { loadEndpoint } from "./queries.ts";
import { OfEndpoint } from "./schema.ts";

/** Forgets an endpoint with its secret and its messages. What they told stays in the feed, and that they went out in the audit trail. */
export const removeEndpoint = command({
  name: "webhook.remove",
  permission: "api_key:write",
  input: OfEndpoint,
  fresh: () => Promise.resolve(true),
  async run(ctx, { endpointId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, name, url } = await loadEndpoint(tx, endpointId);
      // News of the establishment waits, so that none is being addressed to what is about to go.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`document_events ${establishmentId}`}, 0))`);
      await lockEndpoint(tx, endpointId);
      await tx.delete(webhookDeliveries).where(eq(webhookDeliveries.endpointId, endpointId));
      await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId));
      const detail = { name, host: new URL(url).host };
      tx.audit({ action: "webhook.remove", entity: "webhook_endpoint", entityId: endpointId, establishmentId, detail });
      return { id: endpointId };
    });
  },
});
