import { and, desc, eq, inArray } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { revocations } from "#db/schema/revocations.ts";
import { query } from "#lib/command.ts";
import { equals } from "#lib/services/search.ts";
import { ListRevocations } from "./schema.ts";

/** Units to revoke in the portal, and those whose revocation waits for a second person; closed ones on request. */
export const listRevocations = query({
  name: "revocation.list",
  permission: "establishment:read",
  input: ListRevocations,
  run: (ctx, { establishment, state }) =>
    ctx.read((db) =>
      db
        .select({
          id: revocations.id,
          cause: revocations.cause,
          state: revocations.state,
          environment: revocations.environment,
          openedAt: revocations.openedAt,
          statedAt: revocations.statedAt,
          statedBy: revocations.statedBy,
          statedByName: revocations.statedByName,
          reason: revocations.reason,
          closedAt: revocations.closedAt,
          closedByName: revocations.closedByName,
          witness: revocations.witness,
          establishmentId: revocations.establishmentId,
          deviceId: devices.id,
          deviceName: devices.name,
          egsSerial: devices.egsSerial,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
        })
        .from(revocations)
        .innerJoin(devices, eq(devices.id, revocations.deviceId))
        .innerJoin(branches, eq(branches.id, devices.branchId))
        .where(
          and(
            inArray(revocations.state, state === undefined ? ["open", "stated"] : [state]),
            equals(revocations.establishmentId, establishment),
          ),
        )
        .orderBy(desc(revocations.openedAt), desc(revocations.id))
        .limit(200),
    ),
});
