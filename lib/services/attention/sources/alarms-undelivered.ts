import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { alarms } from "#db/schema/alarms.ts";
import { channels } from "#db/schema/channels.ts";
import { users } from "#db/schema/people.ts";
import { tellings } from "#db/schema/tellings.ts";
import { toTell } from "#lib/services/alarms/claim.ts";
import { equals } from "#lib/services/search.ts";
import { ofFew } from "../of-few.ts";
import type { Asked, Source } from "../source.ts";

const mostShown = 200;

/** Ways on which what people should be told did not arrive, as long as it has not: one item for each way and person. */
export const alarmsUndelivered: Source = async (db, asked) => {
  const found = [...(await ofLedger(db, asked)), ...(await ofTellings(db, asked))];
  const rows = [...Map.groupBy(found, ({ subject }) => subject).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : { ...first, since: earliest([first, ...others]) },
  );
  return await ofFew(db, { source: "alarms_undelivered", now: asked.now }, rows);
};

const ofLedger = (db: Reader, { establishment }: Asked) =>
  db
    .select(columnsOf(alarms, alarms.dueAt))
    .from(alarms)
    .leftJoin(channels, eq(channels.id, alarms.channelId))
    .leftJoin(users, eq(users.id, alarms.userId))
    .where(and(toTell, isNotNull(alarms.failedAt), equals(alarms.establishmentId, establishment)))
    .groupBy(alarms.establishmentId, alarms.channelId, alarms.userId, channels.address, users.name)
    .limit(mostShown);

const ofTellings = (db: Reader, { establishment }: Asked) =>
  db
    .select(columnsOf(tellings, tellings.createdAt))
    .from(tellings)
    .leftJoin(channels, eq(channels.id, tellings.channelId))
    .leftJoin(users, eq(users.id, tellings.userId))
    .where(and(isNull(tellings.sentAt), isNotNull(tellings.failedAt), equals(tellings.establishmentId, establishment)))
    .groupBy(tellings.establishmentId, tellings.channelId, tellings.userId, channels.address, users.name)
    .limit(mostShown);

const columnsOf = (of: typeof alarms | typeof tellings, since: typeof alarms.dueAt | typeof tellings.createdAt) => ({
  subject: sql<string>`coalesce(${of.channelId}::text || '/', '') || coalesce(${of.userId}::text, '')`,
  establishmentId: of.establishmentId,
  name: sql<string | null>`coalesce(${channels.address}, ${users.name})`,
  since: sql<Date>`min(${since})`.mapWith(alarms.dueAt),
  detail: sql<string | null>`max(${of.failedReason})`,
});

const earliest = (rows: readonly { since: Date }[]): Date =>
  new Date(Math.min(...rows.map(({ since }) => since.getTime())));
