import { apiKeys } from "#db/schema/api-keys.ts";
import { command } from "#lib/command.ts";
import { loadDevice } from "#lib/services/devices/load.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { AppError } from "#lib/errors.ts";
import { freshKey, hashOfKey, hintOfKey } from "./key-text.ts";
import { CreateApiKey } from "./schema.ts";

const day = 86_400_000;

/** Makes a program's key. It is shown this once; afterwards only its hash is known. */
export const createApiKey = command({
  name: "api_key.create",
  permission: "api_key:write",
  input: CreateApiKey,
  fresh: () => Promise.resolve(true),
  async run(ctx, { days, ...input }) {
    return await ctx.atomically(async (tx) => {
      const { establishmentId, deviceId, name, scopes } = input;
      await loadEstablishment(tx, establishmentId);
      if (deviceId !== null && (await loadDevice(tx, deviceId)).establishmentId !== establishmentId)
        throw new AppError("not_found");
      const key = freshKey();
      const id = crypto.randomUUID();
      const at = ctx.clock.now();
      const expiresAt = new Date(at.getTime() + days * day);
      const hint = hintOfKey(key);
      await tx.insert(apiKeys).values({ id, ...input, hint, hash: hashOfKey(key), expiresAt, createdAt: at });
      tx.audit({
        action: "api_key.create",
        entity: "api_key",
        entityId: id,
        establishmentId,
        detail: { name, scopes, deviceId, expiresAt: expiresAt.toISOString() },
      });
      return { id, key: key.revealText(), expiresAt };
    });
  },
});
