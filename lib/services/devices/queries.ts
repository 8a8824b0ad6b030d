import { and, asc, desc, eq, ne, inArray, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { chains, credentials } from "#db/schema/credentials.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import type { Actor } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { devicesNeeding } from "#lib/services/attention/needing.ts";
import { liveCredential } from "#lib/services/credentials/of-device.ts";
import { openWalkOfDevice } from "#lib/services/enrolments/open-walk.ts";
import { pageByKey, type Paging, type SortColumn } from "#lib/services/page-by-key.ts";
import { readPage } from "#lib/services/read-page.ts";
import { equals, inBranches, within } from "#lib/services/search.ts";
import { deviceFound, devicesFound, deviceTold } from "./found.ts";
import { loadDevice } from "./load.ts";
import { ListDevices, OfDevice, type deviceColumns } from "./schema.ts";
import { strangeSightingOf } from "./sightings.ts";
import { standsAs } from "./standing.ts";

const sortColumns: Readonly<Record<(typeof deviceColumns)[number], SortColumn>> = {
  name: { by: devices.name, type: "text" },
  branch: { by: branches.nameEn, type: "text" },
  serial: { by: devices.egsSerial, type: "text" },
  created: { by: devices.createdAt, type: "timestamptz" },
};

/** The inventory: each device with its branch, the end of its live certificate and the walk that is under way. */
export const listDevices = query({
  name: "device.list",
  permission: "establishment:read",
  input: ListDevices,
  run: (ctx, input) =>
    ctx.list((db) => {
      const page = pageByKey(sortColumns[input.sort.column], { by: devices.id, type: "uuid" }, input);
      const where = filters(input, ctx.actor, ctx.clock.now());
      const text = input.q;
      return readPage(db, {
        page,
        id: sql`${devices.id}`,
        from: sql`${devices}`,
        where,
        search: text === undefined ? undefined : { found: devicesFound(text, where), told: deviceTold(text) },
        keys: (reader, asked) => keysOf(reader, page, { asked, byBranch: input.sort.column === "branch" }),
        rows: rowsOf,
      });
    }),
});

function keysOf(db: Reader, page: Paging, { asked, byBranch }: { asked: SQL | undefined; byBranch: boolean }) {
  const keys = db.select({ key: page.key, id: devices.id }).from(devices).$dynamic();
  const placed = byBranch ? keys.innerJoin(branches, eq(branches.id, devices.branchId)) : keys;
  return placed
    .where(asked)
    .orderBy(...page.orderBy)
    .limit(page.limit);
}

const rowsOf = (db: Reader, ids: string[]) =>
  db
    .select({
      id: devices.id,
      name: devices.name,
      status: devices.status,
      custody: devices.custody,
      environment: devices.environment,
      functionalityMap: devices.functionalityMap,
      egsSerial: devices.egsSerial,
      branchId: branches.id,
      branchNameAr: branches.nameAr,
      branchNameEn: branches.nameEn,
      notBefore: credentials.notBefore,
      notAfter: credentials.notAfter,
      enrolmentId: enrolments.id,
      enrolmentStatus: enrolments.status,
      enrolmentReason: enrolments.reasonCode,
    })
    .from(devices)
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .leftJoin(credentials, liveCredential)
    .leftJoin(enrolments, openWalkOfDevice)
    .where(inArray(devices.id, ids));

type Filter = z.output<typeof ListDevices>;

/** What a filter of the list means, over devices. */
export const matching = (input: Filter, actor: Actor, now: Date): SQL =>
  and(filters(input, actor, now), deviceFound(input.q)) ?? sql`true`;

const filters = (input: Filter, actor: Actor, now: Date): SQL | undefined =>
  and(
    equals(devices.status, input.status),
    standsAs(input.standing, now),
    devicesNeeding(input.needs, now),
    equals(devices.environment, input.environment),
    equals(devices.custody, input.custody),
    input.sends && sending,
    within(devices.establishmentId, input.establishment, actor),
    inBranches(devices.branchId, actor),
    equals(devices.branchId, input.branch),
  );

const sending = sql`(${inArray(devices.status, ["live", "suspended"])}
  or devices.id in (select waits.device_id from submissions waits where waits.state in ('pending', 'stopped')))`;

/** One device whole: where it stands, what it may serve, its certificates through time and its walks. */
export const showDevice = query({
  name: "device.show",
  permission: "establishment:read",
  input: OfDevice,
  run: (ctx, { deviceId }) =>
    ctx.read(async (db) => {
      // before the device: a walk that ends in between then shows as moving, and whoever looks reads again
      const walks = await db
        .select({
          id: enrolments.id,
          kind: enrolments.kind,
          environment: enrolments.environment,
          status: enrolments.status,
          reasonCode: enrolments.reasonCode,
          createdAt: enrolments.createdAt,
          updatedAt: enrolments.updatedAt,
        })
        .from(enrolments)
        .where(eq(enrolments.deviceId, deviceId))
        .orderBy(desc(enrolments.createdAt));
      const device = await loadDevice(db, deviceId);
      const [place] = await db
        .select({ branch: branches, establishment: establishments })
        .from(branches)
        .innerJoin(establishments, eq(establishments.id, branches.establishmentId))
        .where(eq(branches.id, device.branchId));
      const served = await db
        .select({ id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn })
        .from(deviceBranches)
        .innerJoin(branches, eq(branches.id, deviceBranches.branchId))
        .where(eq(deviceBranches.deviceId, deviceId))
        .orderBy(asc(branches.nameEn), asc(branches.id));
      const history = await db
        .select(certificateView)
        .from(credentials)
        .where(eq(credentials.deviceId, deviceId))
        .orderBy(desc(credentials.createdAt), desc(credentials.kind));
      const [chain] = await db
        .select({ id: chains.id, status: chains.status, lastIcv: chains.lastIcv, createdAt: chains.createdAt })
        .from(chains)
        .where(
          and(eq(chains.deviceId, deviceId), eq(chains.environment, device.environment), ne(chains.status, "closed")),
        );
      const sighting = await strangeSightingOf(db, device);
      return { device, place, served, credentials: history, enrolments: walks, chain, sighting };
    }),
});

const certificateView = {
  id: credentials.id,
  kind: credentials.kind,
  status: credentials.status,
  environment: credentials.environment,
  serialNumber: credentials.serialNumber,
  issuer: credentials.issuer,
  commonName: credentials.commonName,
  vatNumber: credentials.vatNumber,
  egsSerial: credentials.egsSerial,
  functionalityMap: credentials.functionalityMap,
  fingerprint: credentials.fingerprint,
  notBefore: credentials.notBefore,
  notAfter: credentials.notAfter,
  warnings: credentials.warnings,
  replacesId: credentials.replacesId,
  createdAt: credentials.createdAt,
};
