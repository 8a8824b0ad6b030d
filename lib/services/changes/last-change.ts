import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditEntries } from "#db/schema/audit.ts";
import { establishments } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { equals } from "#lib/services/search.ts";

/**
 * A mark that moves whenever something is written where the reader looks: every change leaves an audit entry, and the latest one is
 * the end of an index. Null for people limited to branches, who may not see what others there do.
 */
export const lastChange = query({
  name: "changes.last",
  permission: "document:read",
  input: z.object({ establishment: idFilter, document: idFilter }),
  run: (ctx, { establishment, document }) =>
    ctx.read(async (db) => {
      if (isLimited(ctx.actor, establishment)) return { mark: null };
      if (document !== undefined) {
        const [entry] = await db
          .select({ mark: sql<string>`${auditEntries.id}::text` })
          .from(auditEntries)
          .where(and(eq(auditEntries.entity, "document"), eq(auditEntries.entityId, document)))
          .orderBy(desc(auditEntries.id))
          .limit(1);
        return { mark: entry?.mark ?? null };
      }
      const [found] = await db
        .select({ mark: sql<string | null>`max(${latest})::text` })
        .from(establishments)
        .where(equals(establishments.id, establishment));
      return { mark: found?.mark ?? null };
    }),
});

const latest = sql`(select entry.id from ${auditEntries} entry
  where entry.establishment_id = ${establishments}.id order by entry.id desc limit 1)`;

function isLimited(actor: Actor, establishment: string | undefined): boolean {
  if (actor.kind === "key") return actor.deviceId !== null;
  if (actor.kind === "system") return false;
  const looked = actor.memberships.filter(
    ({ establishmentId }) => (establishment ?? establishmentId) === establishmentId,
  );
  return looked.some(({ branchIds }) => branchIds !== null);
}
