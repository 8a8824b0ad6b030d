import { and, gt, isNotNull, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { apiKeys } from "#db/schema/api-keys.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { equals } from "#lib/services/search.ts";
import { ListApiKeys } from "./schema.ts";

/** The keys of programs, never the keys themselves. */
export const listApiKeys = query({
  name: "api_key.list",
  permission: "api_key:write",
  input: ListApiKeys,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where = matching(input, ctx.clock.now());
      const page = pageByKey({ by: apiKeys.createdAt, type: "timestamptz" }, { by: apiKeys.id, type: "uuid" }, input);
      const found = await db
        .select({
          key: page.key,
          id: apiKeys.id,
          establishmentId: apiKeys.establishmentId,
          deviceId: apiKeys.deviceId,
          name: apiKeys.name,
          scopes: apiKeys.scopes,
          hint: apiKeys.hint,
          expiresAt: apiKeys.expiresAt,
          lastUsedAt: apiKeys.lastUsedAt,
          revokedAt: apiKeys.revokedAt,
          createdAt: apiKeys.createdAt,
        })
        .from(apiKeys)
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const count = await countUpTo(db, sql`${apiKeys} where ${where}`);
      return { ...cut(found, page), ...count };
    }),
});

function matching({ establishment, state }: z.output<typeof ListApiKeys>, now: Date): SQL {
  return and(equals(apiKeys.establishmentId, establishment), inState(state, now)) ?? sql`true`;
}

function inState(state: z.output<typeof ListApiKeys>["state"], now: Date): SQL | undefined {
  switch (state) {
    case undefined:
      return undefined;
    case "revoked":
      return isNotNull(apiKeys.revokedAt);
    case "expired":
      return and(isNull(apiKeys.revokedAt), lte(apiKeys.expiresAt, now));
    case "valid":
      return and(isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, now));
  }
}
