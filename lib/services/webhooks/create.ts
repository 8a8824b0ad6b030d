import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { loopbackAllowed } from "#lib/webhooks/config.ts";
import { freshSecret } from "#lib/webhooks/sign.ts";
import { refusalOf } from "#lib/webhooks/target.ts";
import { CreateEndpoint } from "./schema.ts";
import { sealSecret } from "./secret.ts";

/** Names a place that is told about documents. Its secret is shown this once. A person of some branches names it for a device of theirs. */
export const createEndpoint = command({
  name: "webhook.create",
  permission: "api_key:write",
  input: CreateEndpoint,
  fresh: () => Promise.resolve(true),
  async run(ctx, input) {
    const refusal = refusalOf(input.url, loopbackAllowed());
    if (refusal !== undefined)
      throw new AppError("input.invalid", { count: 1 }, [{ path: "url", code: `url_${refusal}`, params: {} }]);
    return await ctx.atomically(async (tx) => {
      const { establishmentId, deviceId, name, url, events } = input;
      await loadEstablishment(tx, establishmentId);
      if (deviceId !== null && (await loadDevice(tx, deviceId)).establishmentId !== establishmentId)
        throw new AppError("not_found");
      const id = crypto.randomUUID();
      const secret = freshSecret();
      const secretSealed = sealSecret(ctx.vault, id, secret);
      await tx.insert(webhookEndpoints).values({ id, ...input, secretSealed, createdAt: ctx.clock.now() });
      const detail = { name, host: new URL(url).host, deviceId, events };
      tx.audit({ action: "webhook.create", entity: "webhook_endpoint", entityId: id, establishmentId, detail });
      return { id, secret: secret.revealText() };
    });
  },
});
