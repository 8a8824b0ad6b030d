import { eq } from "drizzle-orm";
import { channels } from "#db/schema/channels.ts";
import type { Delivery } from "#lib/channels/delivery.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import type { Digest } from "#lib/domain/digest.ts";
import { AppError } from "#lib/errors.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { deliverDigest } from "./deliver.ts";
import { loadChannel } from "./load.ts";
import { TestChannel } from "./schema.ts";

/** Sends whoever asks a message by this channel, and says how that really ended. E-mail to the members goes to the asker alone. */
export const testChannel = command({
  name: "channel.test",
  permission: "settings:write",
  input: TestChannel,
  async run(ctx, { establishmentId, channelId }): Promise<Delivery> {
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("auth.forbidden");
    if (channelId !== null && (await ctx.read((db) => loadChannel(db, channelId))).establishmentId !== establishmentId)
      throw new AppError("not_found");
    const delivery = await deliverDigest(ctx, establishmentId, { channelId, userId: actor.id }, trial());
    await keep(ctx, { establishmentId, channelId, userId: actor.id }, delivery);
    return delivery;
  },
});

const trial = (): Digest => ({
  id: crypto.randomUUID(),
  urgency: "note",
  title: both("channels.test.title"),
  lines: [{ text: both("channels.test.line"), path: null }],
  more: 0,
  path: "/settings/alarms",
});

const both = (key: "channels.test.title" | "channels.test.line") => ({
  ar: wordsIn("ar")(key),
  en: wordsIn("en")(key),
});

type Tried = { readonly establishmentId: string; readonly channelId: string | null; readonly userId: string };

async function keep(ctx: Context, { establishmentId, channelId, userId }: Tried, delivery: Delivery): Promise<void> {
  const { outcome } = delivery;
  const reason = delivery.outcome === "confirmed" ? null : delivery.reason;
  await ctx.atomically(async (tx) => {
    if (channelId !== null)
      await tx
        .update(channels)
        .set({ lastTestAt: ctx.clock.now(), lastTestOutcome: outcome, lastTestReason: reason })
        .where(eq(channels.id, channelId));
    const about =
      channelId === null ? { entity: "user", entityId: userId } : { entity: "channel", entityId: channelId };
    tx.audit({ action: "channel.test", ...about, establishmentId, detail: { outcome, reason } });
  });
}
