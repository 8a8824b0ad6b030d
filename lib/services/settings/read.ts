import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { settings } from "#db/schema/audit.ts";
import { devices } from "#db/schema/devices.ts";
import { statement } from "#db/statement.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { settled, type Settings } from "#lib/domain/settings.ts";

export type SettingPlace = { readonly establishmentId: string; readonly environment: Environment };

/** What holds for an establishment in an environment: its own changes over the installation's over the standard. */
export async function readSettings(db: Pick<Reader, "select">, place: SettingPlace): Promise<Settings> {
  return settled(await changedSettings(db, place));
}

type AnyPlace = { readonly establishmentId: string | null; readonly environment: Environment };

/** The changes behind them, the installation's first; without an establishment only those. */
export const changedSettings = (db: Pick<Reader, "select">, { establishmentId, environment }: AnyPlace) =>
  db
    .select({
      establishmentId: settings.establishmentId,
      key: settings.key,
      value: settings.value,
      changedAt: settings.changedAt,
    })
    .from(settings)
    .where(
      and(
        eq(settings.environment, environment),
        or(
          isNull(settings.establishmentId),
          establishmentId === null ? undefined : eq(settings.establishmentId, establishmentId),
        ),
      ),
    )
    .orderBy(asc(sql`${settings.establishmentId} is not null`));

export type ChangedSetting = Awaited<ReturnType<typeof changedSettings>>[number];

/** What holds for a device where it is: one statement, for whoever knows nothing of the device yet. */
export async function readSettingsOf(db: Pick<Reader, "select">, deviceId: string): Promise<Settings> {
  return settled(await changedFor(db, { deviceId }));
}

const changedFor = statement<{ deviceId: string }>()((db, given) =>
  db
    .select({ key: settings.key, value: settings.value })
    .from(devices)
    .innerJoin(
      settings,
      and(
        eq(settings.environment, sql`${devices.environment}::text`),
        or(isNull(settings.establishmentId), eq(settings.establishmentId, devices.establishmentId)),
      ),
    )
    .where(eq(devices.id, given("deviceId")))
    .orderBy(asc(sql`${settings.establishmentId} is not null`)),
);
