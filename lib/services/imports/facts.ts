import { and, ne, sql } from "drizzle-orm";
import { among } from "#db/among.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import { bareDigits, serialOf, type RawRow } from "./raw-rows.ts";

type Db = Pick<Reader, "select">;

/** What is recorded already, as far as the person reaches and the rows speak of it. */
export async function readFacts(db: Db, rows: readonly RawRow[], chosen: string | null) {
  const reached = await db.select().from(establishments);
  const named = new Set(rows.map(({ text }) => bareDigits(text("vatNumber"))));
  const concerned = reached.filter(({ id, vatNumber }) => id === chosen || named.has(vatNumber)).map(({ id }) => id);
  const [places, group, serials, names] = await Promise.all([
    db.select().from(branches).where(among(branches.establishmentId, concerned)),
    db.select().from(members).where(among(members.establishmentId, concerned)),
    serialsIn(
      db,
      concerned,
      rows.flatMap((row) => serialOf(row) ?? []),
    ),
    namesIn(
      db,
      concerned,
      rows.flatMap((row) => (serialOf(row) === undefined ? row.text("name") : [])),
    ),
  ]);
  return {
    establishments: reached,
    branches: places,
    members: group,
    serials: new Set(serials.map((one) => serialKey(one.establishmentId, one.environment, one.egsSerial))),
    names: new Set(names.map(({ branchId, name }) => nameKey(branchId, name))),
  };
}

export type Facts = Awaited<ReturnType<typeof readFacts>>;

export const serialKey = (establishmentId: string, environment: string, serial: string): string =>
  `${establishmentId} ${environment} ${serial}`;
export const nameKey = (branchId: string, name: string): string => `${branchId} ${name}`;

const oneOf = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify([...new Set(texts)])}::jsonb))`;

const serialsIn = (db: Db, ids: readonly string[], serials: readonly string[]) =>
  db
    .select({
      establishmentId: devices.establishmentId,
      environment: devices.environment,
      egsSerial: devices.egsSerial,
    })
    .from(devices)
    .where(and(among(devices.establishmentId, ids), sql`${devices.egsSerial} in ${oneOf(serials)}`));

const namesIn = (db: Db, ids: readonly string[], names: readonly string[]) =>
  db
    .select({ branchId: devices.branchId, name: devices.name })
    .from(devices)
    .where(
      and(among(devices.establishmentId, ids), ne(devices.status, "ended"), sql`${devices.name} in ${oneOf(names)}`),
    );
