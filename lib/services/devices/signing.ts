import { sql, type SQL } from "drizzle-orm";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";

/** Whether a row of `devices` can sign now: it is live, and its live certificate, whose key Khatm holds, has not ended. */
export const signsNow = (now: Date): SQL =>
  sql`(devices.status = 'live' and devices.custody <> 'watched' and ${certified(now)})`;

/** Whether the live certificate of a row of `devices` has not ended. */
export const certified = (now: Date): SQL => sql`exists (
  select 1 from credentials held where held.device_id = devices.id and held.environment = devices.environment
    and held.status = 'live' and held.not_after > ${now.toISOString()}::timestamptz)`;

/** The status of a device as a person must see it: a live one whose certificate has ended is not green, nor is one that is only watched. */
export const standingOf = (now: Date): SQL<DeviceStatus | "expired" | "watched"> =>
  sql<
    DeviceStatus | "expired" | "watched"
  >`case when devices.status = 'live' and not ${certified(now)} then 'expired' when devices.status = 'live' and devices.custody = 'watched' then 'watched' else devices.status::text end`;
