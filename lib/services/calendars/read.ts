import { and, asc, count, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { applyScope, nothing } from "#db/client.ts";
import { read, type Reader } from "#db/read.ts";
import { calendarFeeds } from "#db/schema/channels.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { establishments } from "#db/schema/establishments.ts";
import { memberships, users } from "#db/schema/people.ts";
import { submissions } from "#db/schema/submissions.ts";
import { scopeOf, type Actor } from "#lib/actor.ts";
import type { Edges } from "#lib/context.ts";
import { dayOf, nameOf } from "#lib/domain/riyadh-day.ts";
import { AppError } from "#lib/errors.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import { devicesOfView } from "#lib/services/views/narrow.ts";
import { calendarText, type CalendarEntry } from "./ics.ts";
import { nameAlone } from "./name-alone.ts";
import { hashOfToken, looksLikeToken } from "./token.ts";

type Feed = NonNullable<Awaited<ReturnType<typeof findFeed>>>;
const most = 2000;
const day = 86_400_000;

/** A calendar's text, with what its person may see at this moment: whoever lost the role loses the calendar. Errors: `not_found`. */
export async function readCalendar(edges: Pick<Edges, "database" | "clock">, token: string): Promise<string> {
  const feed = looksLikeToken(token) ? await findFeed(edges, token) : undefined;
  if (feed === undefined) throw new AppError("not_found");
  const { userId, establishmentId, role, branchIds } = feed;
  const held = [{ establishmentId, role, branchIds }];
  const now = edges.clock.now();
  const actor: Actor = { kind: "user", id: userId, name: "", isOperator: false, provenAt: now, memberships: held };
  const scope = scopeOf(actor, "establishment:read");
  if (scope === undefined) throw new AppError("not_found");
  const entries = await read(edges.database, scope, async (db) => [
    ...(feed.view === "documents" ? [] : await ofCertificates(db, feed, actor, now)),
    ...(feed.view === "certificates" ? [] : await ofDocuments(db, feed)),
  ]);
  await noteUse(edges, feed, now);
  const name = feed.locale === "en" ? feed.nameEn : feed.nameAr;
  return calendarText(wordsOf(feed)("channels.calendar.name", { name }), entries, now);
}

// Whose calendar it is shows only once it is found, so this one look-up goes over all establishments.
async function findFeed({ database }: Pick<Edges, "database">, token: string) {
  const [found] = await read(database, { ...nothing, everything: true }, (db) =>
    db
      .select({
        id: calendarFeeds.id,
        userId: calendarFeeds.userId,
        establishmentId: calendarFeeds.establishmentId,
        view: calendarFeeds.view,
        savedViewId: calendarFeeds.savedViewId,
        locale: calendarFeeds.locale,
        lastUsedAt: calendarFeeds.lastUsedAt,
        role: memberships.role,
        branchIds: memberships.branchIds,
        nameAr: establishments.nameAr,
        nameEn: establishments.nameEn,
      })
      .from(calendarFeeds)
      .innerJoin(users, and(eq(users.id, calendarFeeds.userId), isNull(users.disabledAt)))
      .innerJoin(
        memberships,
        and(
          eq(memberships.userId, calendarFeeds.userId),
          eq(memberships.establishmentId, calendarFeeds.establishmentId),
        ),
      )
      .innerJoin(establishments, eq(establishments.id, calendarFeeds.establishmentId))
      .where(and(eq(calendarFeeds.tokenHash, hashOfToken(token)), isNull(calendarFeeds.revokedAt))),
  );
  return found;
}

const wordsOf = ({ locale }: Feed) => wordsIn(locale === "en" ? "en" : "ar");

async function ofCertificates(db: Reader, feed: Feed, actor: Actor, now: Date): Promise<readonly CalendarEntry[]> {
  const { savedViewId } = feed;
  const rows = await db
    .select({ id: credentials.id, at: credentials.notAfter, name: devices.name, custody: devices.custody })
    .from(credentials)
    .innerJoin(devices, eq(devices.id, credentials.deviceId))
    .where(
      and(
        eq(credentials.establishmentId, feed.establishmentId),
        eq(credentials.status, "live"),
        ne(devices.status, "ended"),
        gt(credentials.notAfter, new Date(now.getTime() - 30 * day)),
        savedViewId === null ? undefined : await devicesOfView(db, savedViewId, actor, now),
      ),
    )
    .orderBy(asc(credentials.notAfter), asc(credentials.id))
    .limit(most);
  const t = wordsOf(feed);
  return rows.flatMap(({ id, at, name, custody }) =>
    at === null
      ? []
      : [
          {
            id,
            day: nameOf(dayOf(at)),
            title: t("channels.calendar.certificateEnds", { name: nameAlone(name), custody }),
          },
        ],
  );
}

async function ofDocuments(db: Reader, feed: Feed): Promise<readonly CalendarEntry[]> {
  const due = sql<string>`to_char(${submissions.dueAt} at time zone 'Asia/Riyadh', 'YYYY-MM-DD')`;
  const rows = await db
    .select({ due, waiting: count() })
    .from(submissions)
    .where(
      and(eq(submissions.establishmentId, feed.establishmentId), inArray(submissions.state, ["pending", "stopped"])),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .limit(most);
  const t = wordsOf(feed);
  return rows.map(({ due: on, waiting }) => ({
    id: `${feed.establishmentId}-${on}`,
    day: on,
    title: t("channels.calendar.documentsDue", { count: waiting }),
  }));
}

// Being read is no change that an auditor asks about, so this leaves no entry; it is written once an hour at most.
async function noteUse({ database }: Pick<Edges, "database">, feed: Feed, now: Date): Promise<void> {
  if (feed.lastUsedAt !== null && now.getTime() - feed.lastUsedAt.getTime() < 3_600_000) return;
  await database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, establishments: [feed.establishmentId] }));
    await tx.update(calendarFeeds).set({ lastUsedAt: now }).where(eq(calendarFeeds.id, feed.id));
  });
}
