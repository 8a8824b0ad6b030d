import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { documentEvents, webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts";
import type { Context } from "#lib/context.ts";
import { eventColumns } from "./events.ts";

const mostAtOnce = 32;
const mostPerEndpoint = 4;
/** Longer than any message lasts: what was claimed by a process that died is due again after it. */
const leaseMs = 60_000;

/** Takes the messages that are due, the oldest first and few for each endpoint. */
export async function claimDue(ctx: Context): Promise<readonly Claimed[]> {
  const now = ctx.clock.now();
  const due = await ctx.read((db) => findDue(db, now));
  if (due.length === 0) return [];
  return await ctx.atomically(async (tx) => {
    const taken = await tx
      .update(webhookDeliveries)
      .set({ nextAttemptAt: new Date(now.getTime() + leaseMs), attempts: sql`${webhookDeliveries.attempts} + 1` })
      .where(
        and(
          inArray(webhookDeliveries.id, due),
          eq(webhookDeliveries.state, "pending"),
          lte(webhookDeliveries.nextAttemptAt, now),
        ),
      )
      .returning({ id: webhookDeliveries.id });
    const claimed = await load(
      tx,
      taken.map(({ id }) => id),
    );
    const endpoints = new Map(claimed.map(({ endpoint }) => [endpoint.id, endpoint]));
    for (const { id, establishmentId } of endpoints.values())
      tx.audit({
        action: "secret.open",
        entity: "webhook_secret",
        entityId: id,
        establishmentId,
        detail: { purpose: "webhook.deliver" },
      });
    return claimed;
  });
}

async function findDue(db: Reader, now: Date): Promise<readonly string[]> {
  const waiting = db
    .select({ id: webhookDeliveries.id, nextAttemptAt: webhookDeliveries.nextAttemptAt })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, webhookEndpoints.id),
        eq(webhookDeliveries.state, "pending"),
        lte(webhookDeliveries.nextAttemptAt, now),
      ),
    )
    .orderBy(webhookDeliveries.nextAttemptAt)
    .limit(mostPerEndpoint)
    .as("waiting");
  const found = await db
    .select({ id: waiting.id })
    .from(webhookEndpoints)
    .innerJoinLateral(waiting, sql`true`)
    .where(eq(webhookEndpoints.active, true))
    .orderBy(waiting.nextAttemptAt)
    .limit(mostAtOnce);
  return found.map(({ id }) => id);
}

const load = (db: Pick<Reader, "select">, ids: readonly string[]) =>
  db
    .select({
      id: webhookDeliveries.id,
      attempts: webhookDeliveries.attempts,
      createdAt: webhookDeliveries.createdAt,
      endpoint: {
        id: webhookEndpoints.id,
        establishmentId: webhookEndpoints.establishmentId,
        name: webhookEndpoints.name,
        url: webhookEndpoints.url,
        secretSealed: webhookEndpoints.secretSealed,
        previousSealed: webhookEndpoints.previousSealed,
        previousUntil: webhookEndpoints.previousUntil,
      },
      event: eventColumns,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .leftJoin(documentEvents, eq(documentEvents.id, webhookDeliveries.eventId))
    .where(inArray(webhookDeliveries.id, [...ids]));

export type Claimed = Awaited<ReturnType<typeof load>>[number];
