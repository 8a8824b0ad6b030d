import { and, eq, isNull } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { RevokeApiKey } from "./schema.ts";

/** Ends a key at once. Revoking it again changes nothing. */
export const revokeApiKey = command({
  name: "api_key.revoke",
  permission: "api_key:write",
  input: RevokeApiKey,
  async run(ctx, { keyId }) {
    return await ctx.atomically(async (tx) => {
      const [found] = await tx
        .select({ establishmentId: apiKeys.establishmentId, name: apiKeys.name })
        .from(apiKeys)
        .where(eq(apiKeys.id, keyId));
      if (found === undefined) throw new AppError("not_found");
      await tx
        .update(apiKeys)
        .set({ revokedAt: ctx.clock.now() })
        .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)));
      tx.audit({
        action: "api_key.revoke",
        entity: "api_key",
        entityId: keyId,
        establishmentId: found.establishmentId,
        detail: { name: found.name },
      });
      return { id: keyId };
    });
  },
});
