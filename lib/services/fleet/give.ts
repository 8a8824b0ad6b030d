import { eq, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { branchOwners } from "#db/schema/groups.ts";
import { command, query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { GiveToGroup, PlanGive } from "./schema.ts";
import { refuseOtherCount, selected } from "./selected.ts";

/**
 * What giving these devices to a group would mean. A group answers for whole branches, so their other devices go along; devices of
 * another establishment are left out.
 */
export const planGive = query({
  name: "group.plan_take",
  permission: "settings:write",
  input: PlanGive,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const group = input.group === undefined ? undefined : await loadGroup(db, input.group);
      const found = await branchesOf(db, selected(input, ctx.actor, ctx.clock.now()));
      const own = found.filter(
        ({ establishmentId }) => group === undefined || establishmentId === group.establishmentId,
      );
      const moving = own.filter(({ groupId }) => group !== undefined && groupId !== group.id);
      const sum = (rows: typeof found, of: "chosen" | "devices") => rows.reduce((total, row) => total + row[of], 0);
      return {
        matching: sum(found, "chosen"),
        eligible: sum(moving, "chosen"),
        elsewhere: sum(found, "chosen") - sum(own, "chosen"),
        already: sum(own, "chosen") - sum(moving, "chosen"),
        branches: moving.length,
        alongside: sum(moving, "devices") - sum(moving, "chosen"),
      };
    }),
});

/** The group answers from now on for the branches of these devices. */
export const giveToGroup = command({
  name: "group.take",
  permission: "settings:write",
  input: GiveToGroup,
  run: (ctx, input) =>
    ctx.atomically(async (tx) => {
      const { id, establishmentId } = await loadGroup(tx, input.groupId);
      const found = await branchesOf(tx, selected(input, ctx.actor, ctx.clock.now()));
      const size = found.reduce((total, { chosen }) => total + chosen, 0);
      refuseOtherCount(size, input.shown);
      const taken = found.filter((row) => row.establishmentId === establishmentId && row.groupId !== id);
      if (taken.length === 0) throw new AppError("bulk.nothing_eligible");
      await tx
        .insert(branchOwners)
        .values(taken.map(({ branchId }) => ({ establishmentId, branchId, groupId: id })))
        .onConflictDoUpdate({ target: branchOwners.branchId, set: { groupId: id } });
      const detail = { branches: taken.map(({ branchId }) => branchId) };
      tx.audit({ action: "group.take", entity: "group", entityId: id, establishmentId, detail });
      return { id, branches: taken.length };
    }),
});

/** The branches of the devices, with how many of those and how many devices in all each has. */
const branchesOf = (db: Pick<Reader, "select">, where: SQL) =>
  db
    .select({
      branchId: branches.id,
      establishmentId: branches.establishmentId,
      groupId: branchOwners.groupId,
      chosen: sql<number>`count(*)::int`,
      devices: sql<number>`(select count(*)::int from devices other where other.branch_id = branches.id and other.status <> 'ended')`,
    })
    .from(devices)
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .leftJoin(branchOwners, eq(branchOwners.branchId, branches.id))
    .where(where)
    .groupBy(branches.id, branches.establishmentId, branchOwners.groupId);
