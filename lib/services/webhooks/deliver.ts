import { z } from "zod";
import { command, type Command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { testKind } from "#lib/domain/event.ts";
import type { Message, Send } from "#lib/webhooks/sender.ts";
import { signatureHeaders } from "#lib/webhooks/sign.ts";
import { claimDue, type Claimed } from "./claim.ts";
import { eventView } from "./events.ts";
import { recordDelivery } from "./record.ts";
import { openSecret } from "./secret.ts";

/** Sends the messages that are due, several at a time and from one process, and says how many there were. */
export const deliverMessages = (
  send: Send,
  random: () => number = Math.random,
): Command<Record<string, never>, number> =>
  command({
    name: "webhook.deliver",
    permission: "worker",
    input: z.object({}),
    run: async (ctx) => (await ctx.exclusively("webhook.deliver", () => deliverDue(ctx, send, random))) ?? 0,
  });

async function deliverDue(ctx: Context, send: Send, random: () => number): Promise<number> {
  const claimed = await claimDue(ctx);
  ctx.checkpoint("webhook.claimed");
  await Promise.all(
    claimed.map(async (each) => {
      const sent = await send(messageOf(ctx, each));
      ctx.checkpoint("webhook.sent");
      await recordDelivery(ctx, each, sent, random());
    }),
  );
  return claimed.length;
}

function messageOf(ctx: Context, { id, createdAt, endpoint, event }: Claimed): Message {
  const now = ctx.clock.now();
  const told = event === null ? { id, type: testKind, at: createdAt } : eventView(event);
  const body = JSON.stringify(told);
  const former = endpoint.previousUntil !== null && endpoint.previousUntil > now ? endpoint.previousSealed : null;
  const sealed = former === null ? [endpoint.secretSealed] : [endpoint.secretSealed, former];
  const secrets = sealed.map((each) => openSecret(ctx.vault, endpoint.id, each, "webhook.deliver"));
  return {
    url: endpoint.url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Khatm",
      ...signatureHeaders({ id: told.id, at: now, body }, secrets),
    },
  };
}
