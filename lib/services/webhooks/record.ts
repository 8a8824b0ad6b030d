import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks.ts";
import type { Context } from "#lib/context.ts";
import { afterFailure } from "#lib/domain/delivery.ts";
import type { Sent } from "#lib/webhooks/sender.ts";
import type { Claimed } from "./claim.ts";

/** Keeps how one message ended, and what follows for it and for its endpoint, which is held before its messages wherever both change. */
export async function recordDelivery(ctx: Context, claimed: Claimed, sent: Sent, random: number): Promise<void> {
  const status = sent.kind === "answered" ? sent.status : null;
  const failure = failureOf(sent);
  await ctx.atomically(async (tx) => {
    const { id: entityId, establishmentId } = claimed.endpoint;
    const detail = { delivery: claimed.id, status, failure, attempts: claimed.attempts };
    tx.audit({ action: "webhook.deliver", entity: "webhook_endpoint", entityId, establishmentId, detail });
    if (failure === null) await succeed(tx, claimed, ctx.clock.now(), status);
    else await fail(tx, claimed, { at: ctx.clock.now(), status, failure, random });
  });
}

function failureOf(sent: Sent): string | null {
  if (sent.kind === "failed") return sent.reason;
  if (sent.status >= 200 && sent.status < 300) return null;
  return sent.status >= 300 && sent.status < 400 ? "redirected" : "refused";
}

const waiting = ({ id }: Claimed) => and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.state, "pending"));

async function succeed(tx: Writer, claimed: Claimed, at: Date, lastStatus: number | null): Promise<void> {
  await tx
    .update(webhookEndpoints)
    .set({ lastSuccessAt: at, failingSince: null })
    .where(eq(webhookEndpoints.id, claimed.endpoint.id));
  await tx
    .update(webhookDeliveries)
    .set({ state: "delivered", nextAttemptAt: null, endedAt: at, lastStatus, lastFailure: null })
    .where(waiting(claimed));
}

type Failed = { readonly at: Date; readonly status: number | null; readonly failure: string; readonly random: number };

async function fail(tx: Writer, claimed: Claimed, { at, status, failure, random }: Failed): Promise<void> {
  const { endpoint, attempts, createdAt } = claimed;
  const own = eq(webhookEndpoints.id, endpoint.id);
  const [found] = await tx
    .select({ failingSince: webhookEndpoints.failingSince })
    .from(webhookEndpoints)
    .where(own)
    .for("update");
  const failingSince = found?.failingSince ?? null;
  const verdict = afterFailure({ now: at, attempts, createdAt, failingSince, status }, random);
  const kept = { lastStatus: status, lastFailure: failure };
  const next =
    verdict.kind === "give_up"
      ? { state: "failed" as const, nextAttemptAt: null, endedAt: at }
      : { nextAttemptAt: verdict.kind === "again" ? verdict.at : at };
  await tx
    .update(webhookDeliveries)
    .set({ ...kept, ...next })
    .where(waiting(claimed));
  await tx
    .update(webhookEndpoints)
    .set({ lastFailureAt: at, lastFailure: failure, failingSince: failingSince ?? at })
    .where(own);
  if (verdict.kind !== "disable") return;
  await tx
    .update(webhookEndpoints)
    .set({ active: false, disabledAt: at, disabledReason: verdict.reason })
    .where(and(own, eq(webhookEndpoints.active, true)));
  tx.audit({
    action: "webhook.disable",
    entity: "webhook_endpoint",
    entityId: endpoint.id,
    establishmentId: endpoint.establishmentId,
    detail: { name: endpoint.name, reason: verdict.reason },
  });
}
