import { and, eq } from "drizzle-orm";
import { notices } from "#db/schema/channels.ts";
import { memberships, users } from "#db/schema/people.ts";
import type { Destination } from "#lib/channels/deliver.ts";
import { confirmed, failed, type Delivery } from "#lib/channels/delivery.ts";
import type { Context } from "#lib/context.ts";
import type { Digest } from "#lib/domain/digest.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { Recipient } from "#lib/services/groups/reach.ts";
import { loadChannel, type ChannelRecord } from "./load.ts";
import { openSecret } from "./secret.ts";

/**
 * Tells one recipient one digest, and says how that ended: only what the other side confirmed is confirmed. It writes nothing down but
 * the notice of the console and the opening of a secret; who calls it keeps the outcome. Errors: `not_found` for a removed channel.
 */
export async function deliverDigest(
  ctx: Context,
  establishmentId: string,
  { channelId, userId }: Pick<Recipient, "channelId" | "userId">,
  digest: Digest,
): Promise<Delivery> {
  if (channelId === null) return await leaveNotice(ctx, establishmentId, userId, digest);
  const channel = await ctx.read((db) => loadChannel(db, channelId));
  if (channel.kind === "in_app") return await leaveNotice(ctx, channel.establishmentId, userId, digest);
  const to = await destinationOf(ctx, channel, userId);
  return to === undefined ? failed("not_set_up") : await ctx.channels.deliver(to, digest, ctx.clock.now());
}

async function leaveNotice(ctx: Context, establishmentId: string, userId: string | null, digest: Digest) {
  if (userId === null || (await personOf(ctx, establishmentId, userId)) === undefined) return failed("not_set_up");
  const { id: digestId, ...content } = digest;
  const createdAt = ctx.clock.now();
  await ctx.atomically(async (tx) => {
    await tx
      .insert(notices)
      .values({ establishmentId, userId, digestId, content, createdAt })
      .onConflictDoNothing({ target: [notices.userId, notices.digestId] });
    const detail = { urgency: digest.urgency, lines: digest.lines.length + digest.more };
    tx.audit({ action: "notice.leave", entity: "user", entityId: userId, establishmentId, detail });
  });
  return confirmed;
}

async function destinationOf(
  ctx: Context,
  channel: ChannelRecord,
  userId: string | null,
): Promise<Destination | undefined> {
  const { kind, address } = channel;
  const locale = localeOf(channel.locale);
  if (kind === "email") {
    if (address !== null) return { kind, to: address, locale };
    const person = userId === null ? undefined : await personOf(ctx, channel.establishmentId, userId);
    return person && { kind, to: person.email, locale: localeOf(person.locale) };
  }
  if (kind === "in_app" || channel.secretSealed === null || address === null) return undefined;
  const secret = await opened(ctx, channel, channel.secretSealed);
  return kind === "webhook" ? { kind, url: address, secret } : { kind, url: secret, locale };
}

async function opened(ctx: Context, { id, establishmentId }: ChannelRecord, sealed: Uint8Array) {
  const detail = { purpose: "channel.deliver" };
  await ctx.atomically((tx) =>
    Promise.resolve(
      tx.audit({ action: "secret.open", entity: "channel_secret", entityId: id, establishmentId, detail }),
    ),
  );
  return openSecret(ctx.vault, id, sealed, "channel.deliver");
}

/** Only somebody who still has a role here is told anything. */
async function personOf(ctx: Context, establishmentId: string, userId: string) {
  const [found] = await ctx.read((db) =>
    db
      .select({ email: users.email, preferences: users.preferences, disabledAt: users.disabledAt })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.establishmentId, establishmentId), eq(memberships.userId, userId))),
  );
  if (found === undefined || found.disabledAt !== null) return undefined;
  return { email: found.email, locale: found.preferences.locale };
}

const localeOf = (text: string | undefined): Locale => (text === "en" ? "en" : "ar");
