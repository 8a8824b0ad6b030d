import { and, asc, count, eq, gt, isNull } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { users } from "#db/schema/people.ts";
import { snoozes } from "#db/schema/snoozes.ts";
import { query } from "#lib/command.ts";
import { attentionSources } from "#lib/domain/attention.ts";
import { equals } from "#lib/services/search.ts";
import { OfScope } from "./schema.ts";

const mostShown = 500;

/** What is put aside at present, the first to come back first. */
export const listAsleep = query({
  name: "attention.asleep",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const rows = await db
        .select({
          id: snoozes.id,
          establishmentId: snoozes.establishmentId,
          source: snoozes.source,
          subject: snoozes.subject,
          reason: snoozes.reason,
          until: snoozes.until,
          by: users.name,
          deviceId: devices.id,
          deviceName: devices.name,
          environment: devices.environment,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
        })
        .from(snoozes)
        .innerJoin(users, eq(users.id, snoozes.snoozedBy))
        .leftJoin(devices, eq(devices.id, snoozes.deviceId))
        .leftJoin(branches, eq(branches.id, devices.branchId))
        .where(standing(ctx.clock.now(), establishment))
        .orderBy(asc(snoozes.until), asc(snoozes.id))
        .limit(mostShown);
      return rows.flatMap(asleepOf);
    }),
});

export const countAsleep = query({
  name: "attention.count_asleep",
  permission: "establishment:read",
  input: OfScope,
  run: (ctx, { establishment }) =>
    ctx.read(async (db) => {
      const [row] = await db.select({ count: count() }).from(snoozes).where(standing(ctx.clock.now(), establishment));
      return row?.count ?? 0;
    }),
});

const standing = (now: Date, establishment: string | undefined) =>
  and(isNull(snoozes.endedAt), gt(snoozes.until, now), equals(snoozes.establishmentId, establishment));

type Row = {
  readonly source: string;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  readonly environment: (typeof devices.$inferSelect)["environment"] | null;
  readonly branchNameAr: string | null;
  readonly branchNameEn: string | null;
};

function asleepOf<Of extends Row>({ deviceId, deviceName, environment, branchNameAr, branchNameEn, ...row }: Of) {
  const source = attentionSources.find((one) => one === row.source);
  if (source === undefined) return [];
  const device =
    deviceId === null || deviceName === null || environment === null
      ? null
      : {
          id: deviceId,
          name: deviceName,
          environment,
          branchNameAr: branchNameAr ?? "",
          branchNameEn: branchNameEn ?? "",
        };
  return [{ ...row, source, device }];
}

export type Asleep = Awaited<ReturnType<typeof listAsleep.run>>[number];
