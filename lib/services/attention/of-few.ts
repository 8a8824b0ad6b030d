import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { establishments } from "#db/schema/establishments.ts";
import { assignments, snoozes } from "#db/schema/snoozes.ts";
import type { AttentionSource } from "#lib/domain/attention.ts";
import type { Asked, AttentionItem, Found } from "./source.ts";

type Row = Pick<AttentionItem, "subject" | "establishmentId" | "name" | "since" | "detail">;

/** Things that are no device's and always few: what was put aside is subtracted, what was given away belongs to that group. */
export async function ofFew(
  db: Reader,
  { source, now }: { source: AttentionSource; now: Date },
  rows: readonly Row[],
): Promise<Found> {
  const subjects = rows.map(({ subject }) => subject);
  const asleep = subjects.length === 0 ? noSnoozes : await asleepOf(db, source, subjects, now);
  const owners = subjects.length === 0 ? noOwners : await ownersOf(db, source, subjects);
  const open = rows.filter((row) => !isMeant(row, asleep.get(keyOf(row))));
  const items = open.map((row) => ({
    ...row,
    source,
    device: null,
    until: null,
    groupId: owners.get(keyOf(row)) ?? null,
  }));
  return {
    source,
    items,
    total: items.length,
    capped: false,
    handled: undefined,
    snoozed: rows.length - items.length,
  };
}

/** Whose page is looked at, so that what concerns the whole installation can be handled there; null in a view of several. */
export async function placeInView(db: Reader, { establishment }: Asked): Promise<string | null> {
  if (establishment !== undefined) return establishment;
  const [first, second] = await db.select({ id: establishments.id }).from(establishments).limit(2);
  return second === undefined ? (first?.id ?? null) : null;
}

type Keyed = { readonly establishmentId: string | null; readonly subject: string };
const keyOf = ({ establishmentId, subject }: Keyed): string => `${establishmentId}/${subject}`;
const noSnoozes: ReadonlyMap<string, Date> = new Map();
const noOwners: ReadonlyMap<string, string> = new Map();

/** Whether what was put aside then is this: what began after that was not meant. */
const isMeant = ({ since }: Row, at: Date | undefined): boolean => at !== undefined && (since === null || since <= at);

async function asleepOf(db: Reader, source: AttentionSource, subjects: readonly string[], now: Date) {
  const found = await db
    .select({ establishmentId: snoozes.establishmentId, subject: snoozes.subject, at: snoozes.createdAt })
    .from(snoozes)
    .where(
      and(
        eq(snoozes.source, source),
        inArray(snoozes.subject, [...subjects]),
        isNull(snoozes.endedAt),
        gt(snoozes.until, now),
      ),
    );
  return new Map(found.map((row) => [keyOf(row), row.at]));
}

async function ownersOf(db: Reader, source: AttentionSource, subjects: readonly string[]) {
  const found = await db
    .select({
      establishmentId: assignments.establishmentId,
      subject: assignments.subject,
      groupId: assignments.groupId,
    })
    .from(assignments)
    .where(and(eq(assignments.source, source), inArray(assignments.subject, [...subjects])));
  return new Map(found.map((row) => [keyOf(row), row.groupId]));
}
