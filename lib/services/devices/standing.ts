import { sql, type SQL } from "drizzle-orm";
import { endedStatuses } from "#lib/domain/enrolment-lifecycle.ts";
import type { DeviceStanding } from "#lib/domain/device-standing.ts";
import { dueDays } from "#lib/domain/renewal.ts";

/** How a row of `devices` stands at this moment, in one word. */
export function deviceStandingAt(now: Date): SQL<DeviceStanding> {
  const soon = new Date(now.getTime() + dueDays * 86_400_000);
  return sql<DeviceStanding>`case
    when devices.status in ('ended', 'suspended') then devices.status::text
    when devices.status = 'draft' then case when ${underWay} then 'enrolling' else 'draft' end
    when not ${goodBeyond(now)} then 'expired'
    when not ${goodBeyond(soon)} then 'expiring'
    when devices.custody = 'watched' then 'watched'
    else 'live' end`;
}

const goodBeyond = (instant: Date): SQL => sql`exists (
  select 1 from credentials held where held.device_id = devices.id and held.environment = devices.environment
    and held.status = 'live' and held.not_after > ${instant.toISOString()}::timestamptz)`;

const ended = sql.join(
  endedStatuses.map((status) => sql`${status}`),
  sql`, `,
);

const underWay = sql`exists (
  select 1 from enrolments walk where walk.device_id = devices.id and walk.environment = devices.environment
    and walk.status not in (${ended}))`;

/** Devices that stand like this; what the device's own row says first, so that an index of it can be used. */
export function standsAs(standing: DeviceStanding | undefined, now: Date): SQL | undefined {
  if (standing === undefined) return undefined;
  return sql`devices.status = ${statusOf[standing]} and ${deviceStandingAt(now)} = ${standing}`;
}

const statusOf: Readonly<Record<DeviceStanding, "draft" | "live" | "suspended" | "ended">> = {
  expired: "live",
  expiring: "live",
  watched: "live",
  live: "live",
  enrolling: "draft",
  draft: "draft",
  suspended: "suspended",
  ended: "ended",
};
