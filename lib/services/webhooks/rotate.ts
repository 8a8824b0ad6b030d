import { eq } from "drizzle-orm";
import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { freshSecret } from "#lib/webhooks/sign.ts";
import { lockEndpoint } from "./load.ts";
import { OfEndpoint } from "./schema.ts";
import { sealSecret } from "./secret.ts";

const overlapMs = 24 * 60 * 60 * 1000;

/** A new secret, shown this once. For a day messages bear both signatures, so that no receiver has to change at the same moment. */
export const rotateSecret = command({
  name: "webhook.rotate",
  permission: "api_key:write",
  input: OfEndpoint,
  fresh: () => Promise.resolve(true),
  async run(ctx, { endpointId }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, name, secretSealed } = await lockEndpoint(tx, endpointId);
      const secret = freshSecret();
      const previousUntil = new Date(ctx.clock.now().getTime() + overlapMs);
      const sealed = sealSecret(ctx.vault, endpointId, secret);
      await tx
        .update(webhookEndpoints)
        .set({ secretSealed: sealed, previousSealed: secretSealed, previousUntil })
        .where(eq(webhookEndpoints.id, endpointId));
      const note = { entity: "webhook_endpoint", entityId: endpointId, establishmentId, detail: { name } };
      tx.audit({ action: "webhook.rotate", ...note });
      return { id: endpointId, secret: secret.revealText(), previousUntil };
    });
  },
});
