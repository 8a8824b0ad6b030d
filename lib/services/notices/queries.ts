import { and, count, desc, eq, isNull } from "drizzle-orm";
import { notices } from "#db/schema/channels.ts";
import { query } from "#lib/command.ts";
import { ListNotices } from "./schema.ts";

const most = 100;

/** What the console told the person who asks, the newest first. Row-level security shows nobody another's. */
export const listNotices = query({
  name: "notice.list",
  permission: "establishment:read",
  input: ListNotices,
  run: (ctx) =>
    ctx.read((db) =>
      db
        .select({
          id: notices.id,
          content: notices.content,
          createdAt: notices.createdAt,
          readAt: notices.readAt,
          acknowledgedAt: notices.acknowledgedAt,
        })
        .from(notices)
        .where(own(ctx))
        .orderBy(desc(notices.createdAt), desc(notices.id))
        .limit(most),
    ),
});

export const countUnread = query({
  name: "notice.unread",
  permission: "establishment:read",
  input: ListNotices,
  run: (ctx) =>
    ctx.read(async (db) => {
      const [row] = await db
        .select({ unread: count() })
        .from(notices)
        .where(and(own(ctx), isNull(notices.readAt)));
      return row?.unread ?? 0;
    }),
});

const own = ({ actor }: { actor: { kind: string; id?: string } }) => eq(notices.userId, actor.id ?? nobody);
const nobody = "00000000-0000-0000-0000-000000000000";
