import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { complianceChecks, enrolmentEvents, enrolments, otps } from "#db/schema/enrolments.ts";
import { branches } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { needing } from "#lib/services/attention/needing.ts";
import { devicesFound, deviceTold } from "#lib/services/devices/found.ts";
import { pageByKey, type Paging } from "#lib/services/page-by-key.ts";
import { readPage } from "#lib/services/read-page.ts";
import { anyOf, branchesOf, equals, inBranches, within } from "#lib/services/search.ts";
import { loadEnrolment } from "./load.ts";
import { isOpenWalk, isStoppedWalk } from "./open-walk.ts";
import { ListEnrolments, OfEnrolment } from "./schema.ts";

/** Every walk, the one that moved last first. */
export const listEnrolments = query({
  name: "enrolment.list",
  permission: "establishment:read",
  input: ListEnrolments,
  run: (ctx, input) =>
    ctx.list((db) => {
      const updated = { by: enrolments.updatedAt, type: "timestamptz" } as const;
      const page = pageByKey(updated, { by: enrolments.id, type: "uuid" }, input);
      const where = matching(input, ctx.actor, ctx.clock.now());
      const placed = input.q !== undefined || branchesOf(ctx.actor) !== undefined;
      return readPage(db, {
        page,
        id: sql`${enrolments.id}`,
        from: placed ? ofDevices : sql`${enrolments}`,
        where,
        search: input.q === undefined ? undefined : searching(input.q, where),
        keys: (reader, asked) => keysOf(reader, page, { asked, placed }),
        rows: rowsOf,
      });
    }),
});

const ofDevices = sql`${enrolments} inner join ${devices} on ${devices.id} = ${enrolments.deviceId}`;

const searching = (text: string, where: SQL) => ({
  found: sql`select ${enrolments.id} from ${ofDevices} where ${anyOf(enrolments.deviceId, devicesFound(text))} and ${where}`,
  told: deviceTold(text),
});

function keysOf(db: Reader, page: Paging, { asked, placed }: { asked: SQL | undefined; placed: boolean }) {
  const keys = db.select({ key: page.key, id: enrolments.id }).from(enrolments).$dynamic();
  const joined = placed ? keys.innerJoin(devices, eq(devices.id, enrolments.deviceId)) : keys;
  return joined
    .where(asked)
    .orderBy(...page.orderBy)
    .limit(page.limit);
}

const rowsOf = (db: Reader, ids: string[]) =>
  db
    .select({
      id: enrolments.id,
      kind: enrolments.kind,
      status: enrolments.status,
      environment: enrolments.environment,
      reasonCode: enrolments.reasonCode,
      createdAt: enrolments.createdAt,
      updatedAt: enrolments.updatedAt,
      deviceId: devices.id,
      deviceName: devices.name,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
    })
    .from(enrolments)
    .innerJoin(devices, eq(devices.id, enrolments.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(inArray(enrolments.id, ids));

const matching = (input: z.output<typeof ListEnrolments>, actor: Actor, now: Date): SQL =>
  and(
    inState(input.state),
    needing(enrolments.id, input.needs, now),
    equals(enrolments.environment, input.environment),
    within(enrolments.establishmentId, input.establishment, actor),
    inBranches(devices.branchId, actor),
  ) ?? sql`true`;

function inState(state: z.output<typeof ListEnrolments>["state"]): SQL | undefined {
  if (state === "open") return isOpenWalk;
  if (state === "stopped") return isStoppedWalk;
  return equals(enrolments.status, state);
}

/** One walk: what happened in order, its checks with their findings, and its calls to the gateway. */
export const showEnrolment = query({
  name: "enrolment.show",
  permission: "establishment:read",
  input: OfEnrolment,
  run: (ctx, { enrolmentId }) =>
    ctx.read(async (db) => {
      const { csrPem, reasonCode, reasonParams, ...enrolment } = await loadEnrolment(db, enrolmentId);
      const events = await db
        .select({
          id: sql<string>`${enrolmentEvents.id}::text`,
          at: enrolmentEvents.at,
          event: enrolmentEvents.event,
          fromStatus: enrolmentEvents.fromStatus,
          toStatus: enrolmentEvents.toStatus,
          reasonCode: enrolmentEvents.reasonCode,
          reasonParams: enrolmentEvents.reasonParams,
        })
        .from(enrolmentEvents)
        .where(eq(enrolmentEvents.enrolmentId, enrolmentId))
        .orderBy(asc(enrolmentEvents.id));
      const checks = await db
        .select({
          step: complianceChecks.step,
          status: complianceChecks.status,
          attempts: complianceChecks.attempts,
          findings: complianceChecks.findings,
          updatedAt: complianceChecks.updatedAt,
        })
        .from(complianceChecks)
        .where(eq(complianceChecks.enrolmentId, enrolmentId))
        .orderBy(asc(complianceChecks.step));
      const calls = await db
        .select({
          id: attempts.id,
          call: attempts.call,
          outcome: attempts.outcome,
          status: attempts.status,
          failure: attempts.failure,
          startedAt: attempts.startedAt,
          endedAt: attempts.endedAt,
        })
        .from(attempts)
        .where(eq(attempts.enrolmentId, enrolmentId))
        .orderBy(asc(attempts.startedAt));
      const [code] = await db.select({ expiresAt: otps.expiresAt }).from(otps).where(eq(otps.enrolmentId, enrolmentId));
      const reason = reasonCode === null ? null : { code: reasonCode, params: reasonParams ?? {} };
      return { ...enrolment, reason, events, checks, calls, codeExpiresAt: code?.expiresAt ?? null, csrPem };
    }),
});

export type EnrolmentView = Awaited<ReturnType<typeof showEnrolment.run>>;
