import { nameIn } from "#components/records/name.ts";
import { canIn, type Actor } from "#lib/actor.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { AlarmListed } from "#lib/services/alarms/queries.ts";

/** A row in the reader's language; only whom it is told, and admins, may take note of it, for as long as it rings. */
export function alarmView(row: AlarmListed, actor: Actor, locale: Locale) {
  const { id, state, credentialId, deviceId, deviceName, rung, userId, userName, channelKind, failedReason } = row;
  const toldTo = (actor.kind === "user" && actor.id === userId) || canIn(actor, "alarm:any", row.establishmentId);
  const rings = row.acknowledgedAt === null && row.clearedAt === null;
  return {
    id,
    state,
    credentialId,
    deviceId,
    deviceName,
    rung,
    userName,
    channelKind,
    failedReason,
    branch: nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn }),
    notAfter: row.notAfter.toISOString(),
    dueAt: row.dueAt.toISOString(),
    cleared: row.clearedAt !== null,
    mayAcknowledge: rings && toldTo && canIn(actor, "attention:write", row.establishmentId),
  };
}

export type AlarmView = ReturnType<typeof alarmView>;
