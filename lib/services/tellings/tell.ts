import type { Writer } from "#db/atomically.ts";
import { tellings } from "#db/schema/tellings.ts";
import type { Digest } from "#lib/domain/digest.ts";
import { reachGroup } from "#lib/services/groups/reach.ts";

type Told = { readonly establishmentId: string; readonly groupId: string | null; readonly digest: Digest };

/** Writes down that a group is to be told something, in the transaction that makes it true; the worker tells it. */
export async function tellGroup(tx: Writer, { establishmentId, groupId, digest }: Told, now: Date): Promise<number> {
  const { id: digestId, ...content } = digest;
  const reached = await reachGroup(tx, { establishmentId, groupId });
  const rows = reached.map(({ userId, channelId }) => ({
    establishmentId,
    userId,
    channelId,
    digestId,
    content,
    nextTryAt: now,
    createdAt: now,
  }));
  if (rows.length > 0) await tx.insert(tellings).values(rows);
  return rows.length;
}
