import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { channels } from "#db/schema/channels.ts";
import { AppError } from "#lib/errors.ts";

/** The channel, or `not_found` when it is missing, another's or removed. */
export async function loadChannel(db: Pick<Reader, "select">, id: string) {
  const [found] = await db
    .select({
      id: channels.id,
      establishmentId: channels.establishmentId,
      groupId: channels.groupId,
      kind: channels.kind,
      address: channels.address,
      secretSealed: channels.secretSealed,
      locale: channels.locale,
      active: channels.active,
      viewId: channels.viewId,
    })
    .from(channels)
    .where(and(eq(channels.id, id), isNull(channels.archivedAt)));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type ChannelRecord = Awaited<ReturnType<typeof loadChannel>>;
