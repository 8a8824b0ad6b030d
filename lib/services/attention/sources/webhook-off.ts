import { and, asc, eq, ne } from "drizzle-orm";
import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { equals } from "#lib/services/search.ts";
import { ofFew } from "../of-few.ts";
import type { Source } from "../source.ts";

const mostShown = 200;

/** Endpoints that Khatm switched off because nothing went through any more. */
export const webhookOff: Source = async (db, { establishment, now }) => {
  const rows = await db
    .select({
      subject: webhookEndpoints.id,
      establishmentId: webhookEndpoints.establishmentId,
      name: webhookEndpoints.name,
      since: webhookEndpoints.disabledAt,
      detail: webhookEndpoints.disabledReason,
    })
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.active, false),
        ne(webhookEndpoints.disabledReason, "person"),
        equals(webhookEndpoints.establishmentId, establishment),
      ),
    )
    .orderBy(asc(webhookEndpoints.disabledAt), asc(webhookEndpoints.id))
    .limit(mostShown);
  return await ofFew(db, { source: "webhook_off", now }, rows);
};
