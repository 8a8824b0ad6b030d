import { and, asc, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { branchOwners } from "#db/schema/groups.ts";
import { assignments } from "#db/schema/snoozes.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { countUpTo } from "#lib/services/count.ts";
import { within } from "#lib/services/search.ts";
import { isAsleep } from "./asleep-in.ts";
import { itemsShown } from "./schema.ts";
import type { DeviceSource, Found, Scope, Source } from "./source.ts";

/** Reads a few of a source's items, the most urgent first, and counts the rest up to the cap: the cost does not grow with the devices. */
export const ofDevices =
  (told: DeviceSource): Source =>
  async (db, asked) => {
    const place = placeOf(told, asked);
    const open = and(told.where(asked), place);
    const asleep = asked.sleeping.has(told.source) ? isAsleep(told, asked.now) : undefined;
    const awake = asleep ? and(open, sql`not ${asleep}`) : open;
    const items = await readItems(db, told, awake);
    const all = items.length < itemsShown ? { total: items.length, capped: false } : await countRows(db, told, awake);
    const snoozed = asleep ? await countRows(db, told, and(open, asleep)) : { total: 0 };
    const whole = told.wholeWhere && (await countRows(db, told, and(told.wholeWhere(asked), place)));
    const handled = whole && Math.max(0, whole.total - all.total - snoozed.total);
    return { source: told.source, items, ...all, handled, snoozed: snoozed.total };
  };

/** How many items of a source are open, without what was put aside. */
export const countOpen = (db: Reader, told: DeviceSource, asked: Scope) =>
  countRows(db, told, and(told.where(asked), placeOf(told, asked), sql`not ${isAsleep(told, asked.now)}`));

const placeOf = ({ table, place }: DeviceSource, { establishment, actor }: Scope) =>
  within(place ?? table.establishmentId, establishment, actor);

const countRows = (db: Reader, told: DeviceSource, where: SQL | undefined) =>
  countUpTo(db, sql`${devices} inner join ${told.table} on ${told.on} where ${where ?? sql`true`}`);

async function readItems(db: Reader, told: DeviceSource, where: SQL | undefined): Promise<Found["items"]> {
  const rows = await db
    .select({
      subject: sql<string>`${told.subject}::text`,
      since: instantOf(told.since),
      until: told.until === undefined ? sql<null>`null` : instantOf(told.until),
      detail: sql<string | null>`${told.detail ?? sql`null`}::text`,
      environment: sql<Environment>`${told.environment}`,
      establishmentId: devices.establishmentId,
      deviceId: devices.id,
      deviceName: devices.name,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      groupId: sql<string | null>`coalesce(
        (select ${assignments.groupId} from ${assignments} where ${assignments.establishmentId} = ${devices.establishmentId}
          and ${assignments.source} = ${told.source} and ${assignments.subject} = ${told.subject}::text),
        (select ${branchOwners.groupId} from ${branchOwners} where ${branchOwners.branchId} = ${devices.branchId}))`,
    })
    .from(devices)
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .innerJoin(told.table, told.on)
    .where(where)
    .orderBy(asc(sql`${told.order}`), asc(sql`${told.subject}`))
    .limit(itemsShown);
  return rows.map(({ deviceId, deviceName, environment, branchNameAr, branchNameEn, ...row }) => ({
    ...row,
    source: told.source,
    name: null,
    device: { id: deviceId, name: deviceName, environment, branchNameAr, branchNameEn },
  }));
}

const instantOf = (column: SQLWrapper) =>
  sql<Date | null>`${column}`.mapWith((value: unknown) => (value instanceof Date ? value : new Date(String(value))));
