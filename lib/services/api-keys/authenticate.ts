import { and, eq, isNull, lt, or } from "drizzle-orm";
import { applyScope, nothing } from "#db/client.ts";
import { read } from "#db/read.ts";
import { apiKeys } from "#db/schema/api-keys.ts";
import type { Actor } from "#lib/actor.ts";
import type { Edges } from "#lib/context.ts";
import { keyScopes } from "#lib/domain/rights.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { hashOfKey, looksLikeKey } from "./key-text.ts";

/** The program that a key speaks for. Unknown, expired and revoked keys are told apart by nobody. Errors: `auth.key_refused`. */
export async function authenticateKey(edges: Pick<Edges, "database" | "clock">, key: Secret): Promise<Actor> {
  const now = edges.clock.now();
  const found = looksLikeKey(key.revealText()) ? await findKey(edges, hashOfKey(key)) : undefined;
  if (found === undefined || found.revokedAt !== null || found.expiresAt <= now) throw new AppError("auth.key_refused");
  const { id, name, establishmentId, deviceId } = found;
  await noteUse(edges, found, now);
  const scopes = keyScopes.filter((scope) => found.scopes.includes(scope));
  return { kind: "key", id, name, establishmentId, deviceId, scopes };
}

// Whose key it is shows only once it is found, so this one look-up goes over all establishments.
async function findKey({ database }: Pick<Edges, "database">, hash: Uint8Array) {
  const [found] = await read(database, { ...nothing, everything: true }, (db) =>
    db
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        establishmentId: apiKeys.establishmentId,
        deviceId: apiKeys.deviceId,
        scopes: apiKeys.scopes,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeys.revokedAt,
        lastUsedAt: apiKeys.lastUsedAt,
      })
      .from(apiKeys)
      .where(eq(apiKeys.hash, hash)),
  );
  return found;
}

const minute = 60_000;

// Being used is no change that an auditor asks about, so this leaves no entry; it is written once a minute at most.
async function noteUse(
  { database }: Pick<Edges, "database">,
  key: { id: string; establishmentId: string; lastUsedAt: Date | null },
  now: Date,
): Promise<void> {
  const stale = new Date(now.getTime() - minute);
  if (key.lastUsedAt !== null && key.lastUsedAt > stale) return;
  await database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, establishments: [key.establishmentId] }));
    await tx
      .update(apiKeys)
      .set({ lastUsedAt: now })
      .where(and(eq(apiKeys.id, key.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, stale))));
  });
}
