import { and, eq, sql, type SQL } from "drizzle-orm";
import { alarms } from "#db/schema/alarms.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { users } from "#db/schema/people.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import { query } from "#lib/command.ts";
import type { AlarmState } from "#lib/domain/alarm-ledger.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { within } from "#lib/services/search.ts";
import { ListAlarms } from "./schema.ts";

const standing = sql<AlarmState>`case
  when ${alarms.acknowledgedAt} is not null then 'acknowledged'
  when ${alarms.sentAt} is not null then 'sent'
  when ${alarms.failedAt} is not null then 'failed'
  when ${alarms.clearedAt} is not null then 'cleared'
  else 'due' end`;

/** What rang, rings and will be told, the newest first: one row for each certificate, rung, recipient and way. */
export const listAlarms = query({
  name: "alarm.list",
  permission: "establishment:read",
  input: ListAlarms,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where: SQL =
        and(
          within(alarms.establishmentId, input.establishment, ctx.actor),
          input.state === undefined ? undefined : sql`${standing} = ${input.state}`,
        ) ?? sql`true`;
      const page = pageByKey({ by: alarms.dueAt, type: "timestamptz" }, { by: alarms.id, type: "uuid" }, input);
      const found = await db
        .select({ key: page.key, state: standing, ...columns })
        .from(alarms)
        .innerJoin(devices, eq(devices.id, alarms.deviceId))
        .innerJoin(branches, eq(branches.id, devices.branchId))
        .innerJoin(renewalPlans, eq(renewalPlans.credentialId, alarms.credentialId))
        .leftJoin(users, eq(users.id, alarms.userId))
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const joined = sql`${alarms} inner join ${devices} on ${devices.id} = ${alarms.deviceId}`;
      return { ...cut(found, page), ...(await countUpTo(db, sql`${joined} where ${where}`)) };
    }),
});

export type AlarmListed = Awaited<ReturnType<typeof listAlarms.run>>["rows"][number];

const columns = {
  id: alarms.id,
  establishmentId: alarms.establishmentId,
  credentialId: alarms.credentialId,
  deviceId: alarms.deviceId,
  deviceName: devices.name,
  branchNameAr: branches.nameAr,
  branchNameEn: branches.nameEn,
  rung: alarms.rung,
  notAfter: renewalPlans.notAfter,
  userId: alarms.userId,
  userName: users.name,
  channelKind: alarms.channelKind,
  dueAt: alarms.dueAt,
  attempts: alarms.attempts,
  sentAt: alarms.sentAt,
  failedAt: alarms.failedAt,
  failedReason: alarms.failedReason,
  acknowledgedAt: alarms.acknowledgedAt,
  clearedAt: alarms.clearedAt,
};
