import { and, asc, eq, ne, sql } from "drizzle-orm";
import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { countUpTo } from "#lib/services/count.ts";
import { equals } from "#lib/services/search.ts";
import { itemsShown } from "../schema.ts";
import type { Source } from "../source.ts";

/** Endpoints that Khatm switched off because nothing went through any more. */
export const webhookOff: Source = async (db, { establishment }) => {
  const where = and(
    eq(webhookEndpoints.active, false),
    ne(webhookEndpoints.disabledReason, "person"),
    equals(webhookEndpoints.establishmentId, establishment),
  );
  const rows = await db
    .select({
      subject: webhookEndpoints.id,
      establishmentId: webhookEndpoints.establishmentId,
      name: webhookEndpoints.name,
      since: webhookEndpoints.disabledAt,
      detail: webhookEndpoints.disabledReason,
    })
    .from(webhookEndpoints)
    .where(where)
    .orderBy(asc(webhookEndpoints.disabledAt), asc(webhookEndpoints.id))
    .limit(itemsShown);
  const source = "webhook_off";
  const items = rows.map((row) => ({ ...row, source, device: null, until: null, groupId: null }) as const);
  const counted = await countUpTo(db, sql`${webhookEndpoints} where ${where}`);
  return { source, items, ...counted, handled: undefined, snoozed: 0 };
};
