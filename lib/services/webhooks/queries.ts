import { and, eq, sql } from "drizzle-orm";
import { documentEvents, webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts";
import type { Reader } from "#db/read.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { equals } from "#lib/services/search.ts";
import { ListDeliveries, ListEndpoints, OfEndpoint } from "./schema.ts";

/** Who is told, and how it went last; never a secret. */
export const listEndpoints = query({
  name: "webhook.list",
  permission: "api_key:write",
  input: ListEndpoints,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where = equals(webhookEndpoints.establishmentId, input.establishment) ?? sql`true`;
      const page = pageByKey(
        { by: webhookEndpoints.createdAt, type: "timestamptz" },
        { by: webhookEndpoints.id, type: "uuid" },
        input,
      );
      const found = await db
        .select({ key: page.key, ...columns })
        .from(webhookEndpoints)
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return { ...cut(found, page), ...(await countUpTo(db, sql`${webhookEndpoints} where ${where}`)) };
    }),
});

const columns = {
  id: webhookEndpoints.id,
  establishmentId: webhookEndpoints.establishmentId,
  deviceId: webhookEndpoints.deviceId,
  name: webhookEndpoints.name,
  url: webhookEndpoints.url,
  events: webhookEndpoints.events,
  active: webhookEndpoints.active,
  disabledAt: webhookEndpoints.disabledAt,
  disabledReason: webhookEndpoints.disabledReason,
  lastSuccessAt: webhookEndpoints.lastSuccessAt,
  lastFailureAt: webhookEndpoints.lastFailureAt,
  lastFailure: webhookEndpoints.lastFailure,
  failingSince: webhookEndpoints.failingSince,
  createdAt: webhookEndpoints.createdAt,
};

/** One of them. */
export const showEndpoint = query({
  name: "webhook.show",
  permission: "api_key:write",
  input: OfEndpoint,
  run: (ctx, { endpointId }) => ctx.read((db) => loadEndpoint(db, endpointId)),
});

/** The endpoint, or `not_found` when it is missing or another's. */
export async function loadEndpoint(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select(columns).from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type EndpointView = Awaited<ReturnType<typeof loadEndpoint>>;

/** The messages to one endpoint, the newest first. */
export const listDeliveries = query({
  name: "webhook.deliveries",
  permission: "api_key:write",
  input: ListDeliveries,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      await loadEndpoint(db, input.endpointId);
      const where = and(
        eq(webhookDeliveries.endpointId, input.endpointId),
        equals(webhookDeliveries.state, input.state),
      );
      const page = pageByKey(
        { by: webhookDeliveries.createdAt, type: "timestamptz" },
        { by: webhookDeliveries.id, type: "uuid" },
        input,
      );
      const found = await db
        .select({
          key: page.key,
          id: webhookDeliveries.id,
          kind: documentEvents.kind,
          documentId: documentEvents.documentId,
          state: webhookDeliveries.state,
          attempts: webhookDeliveries.attempts,
          nextAttemptAt: webhookDeliveries.nextAttemptAt,
          lastStatus: webhookDeliveries.lastStatus,
          lastFailure: webhookDeliveries.lastFailure,
          createdAt: webhookDeliveries.createdAt,
          endedAt: webhookDeliveries.endedAt,
        })
        .from(webhookDeliveries)
        .leftJoin(documentEvents, eq(documentEvents.id, webhookDeliveries.eventId))
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return { ...cut(found, page), ...(await countUpTo(db, sql`${webhookDeliveries} where ${where}`)) };
    }),
});
