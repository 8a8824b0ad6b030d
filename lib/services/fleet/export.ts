import { and, asc, eq, gt, or, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { messages } from "#lib/i18n/messages.ts";
import { csvDownload, type CsvRow } from "#lib/services/csv-download.ts";
import { liveCredential } from "#lib/services/credentials/of-device.ts";
import { deviceStandingAt } from "#lib/services/devices/standing.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { throughView } from "#lib/services/views/through.ts";
import { ExportDevices } from "./schema.ts";
import { selected } from "./selected.ts";

/** Rows that are read and sent at a time. */
const stride = 2000;

/** The devices of a selection as a CSV file, read by key while it is sent, however many they are. */
export const exportDevices = command({
  name: "device.export",
  permission: "establishment:read",
  input: ExportDevices,
  async run(ctx, input): Promise<Download> {
    const shown = await throughView(ctx, "devices", { ...input, pick: undefined });
    const where = selected({ ...input, ...shown, pick: input.pick }, ctx.actor, ctx.clock.now());
    const places = await ctx.read((db) => countsOf(db, where));
    if (places.length > 0)
      await ctx.atomically(async (tx) => {
        for (const { establishmentId, count } of places) {
          const note = {
            entity: "establishment",
            entityId: establishmentId,
            establishmentId,
            detail: { devices: count },
          };
          tx.audit({ action: "device.export", ...note });
        }
        return await Promise.resolve();
      });
    return csvDownload("devices.csv", columns, rowsOf(ctx, where, input.locale));
  },
});

const countsOf = (db: Reader, where: SQL) =>
  db
    .select({ establishmentId: devices.establishmentId, count: sql<number>`count(*)::int` })
    .from(devices)
    .where(where)
    .groupBy(devices.establishmentId);

async function* rowsOf(ctx: Context, where: SQL, locale: "ar" | "en"): AsyncGenerator<readonly CsvRow[]> {
  const words = messages[locale].fleet.standing;
  let after: Place | undefined;
  for (;;) {
    const place: Place | undefined = after;
    const rows = await ctx.read((db) => read(db, and(where, place && beyond(place)), ctx.clock.now()));
    yield rows.map((row) => [
      locale === "ar" ? row.establishmentAr : row.establishmentEn,
      row.vatNumber,
      locale === "ar" ? row.branchAr : row.branchEn,
      row.branchIdentifier,
      row.name,
      row.serial,
      row.environment,
      row.map,
      words[row.standing],
      row.notAfter,
      row.id,
    ]);
    after = rows.at(-1);
    if (rows.length < stride) return;
  }
}

type Place = { readonly name: string; readonly id: string };
const beyond = ({ name, id }: Place) => or(gt(devices.name, name), and(eq(devices.name, name), gt(devices.id, id)));

const columns = [
  "establishment",
  "vat_number",
  "branch",
  "branch_identifier",
  "device",
  "serial",
  "environment",
  "functionality_map",
  "standing",
  "certificate_until",
  "id",
];

const read = (db: Reader, where: SQL | undefined, now: Date) =>
  db
    .select({
      id: devices.id,
      name: devices.name,
      serial: devices.egsSerial,
      environment: devices.environment,
      map: devices.functionalityMap,
      standing: deviceStandingAt(now),
      notAfter: credentials.notAfter,
      branchAr: branches.nameAr,
      branchEn: branches.nameEn,
      branchIdentifier: branches.identifierValue,
      establishmentAr: establishments.nameAr,
      establishmentEn: establishments.nameEn,
      vatNumber: establishments.vatNumber,
    })
    .from(devices)
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .innerJoin(establishments, eq(establishments.id, devices.establishmentId))
    .leftJoin(credentials, liveCredential)
    .where(where)
    .orderBy(asc(devices.name), asc(devices.id))
    .limit(stride);
