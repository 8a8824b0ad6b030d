import { and, eq, isNotNull, sql } from "drizzle-orm";
import { among, idList } from "#db/among.ts";
import type { Writer } from "#db/atomically.ts";
import { devices } from "#db/schema/devices.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import { command } from "#lib/command.ts";
import { lockImport } from "./load.ts";
import { OfImport } from "./schema.ts";

/**
 * Takes back the records of an import that nobody has used or changed since: branches and devices go, establishments are archived. The
 * others stay and are told apart in the import's rows.
 */
export const undoImport = command({
  name: "import.undo",
  permission: "record:import",
  input: OfImport,
  run: (ctx, { importId }) =>
    ctx.atomically(async (tx) => {
      const { chosenEstablishment } = await lockImport(tx, importId, "done");
      const at = ctx.clock.now();
      const made = await reachable(tx, importId);
      const taken = new Set(await takeBack(tx, importId, [...made.keys()]));
      await settle(tx, importId, [...taken]);
      const archived = [...taken].filter((id) => made.get(id)?.kind === "establishment");
      if (archived.length > 0)
        await tx.update(establishments).set({ archivedAt: at }).where(among(establishments.id, archived));
      await tx.update(imports).set({ status: "undone", undoneAt: at }).where(eq(imports.id, importId));
      for (const [id, { kind, establishmentId }] of made)
        if (taken.has(id)) tx.audit({ action: `${kind}.take_back`, entity: kind, entityId: id, establishmentId });
      const detail = { taken: taken.size, kept: made.size - taken.size };
      const concerned = new Set([...made.values()].map(({ establishmentId }) => establishmentId));
      for (const establishmentId of concerned.size > 0 ? concerned : [chosenEstablishment])
        tx.audit({ action: "import.undo", entity: "import", entityId: importId, establishmentId, detail });
      return { id: importId };
    }),
});

/** The import's records that the person still reaches, by their ids. */
async function reachable(tx: Writer, importId: string) {
  const noted = await tx
    .select({ kind: importRows.kind, id: importRows.recordId })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), isNotNull(importRows.recordId)));
  const ids = noted.flatMap(({ id }) => id ?? []);
  const found = [
    ...(await tx.select({ id: devices.id, of: devices.establishmentId }).from(devices).where(among(devices.id, ids))),
    ...(await tx
      .select({ id: branches.id, of: branches.establishmentId })
      .from(branches)
      .where(among(branches.id, ids))),
    ...(await tx
      .select({ id: establishments.id, of: establishments.id })
      .from(establishments)
      .where(among(establishments.id, ids))),
  ];
  const owners = new Map(found.map(({ id, of }) => [id, of]));
  return new Map(
    noted.flatMap(({ kind, id }) => {
      const establishmentId = id === null ? undefined : owners.get(id);
      return kind === null || id === null || establishmentId === undefined
        ? []
        : [[id, { kind, establishmentId }] as const];
    }),
  );
}

/** The database judges what has a trace, since it sees rows that the person does not. */
async function takeBack(tx: Writer, importId: string, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from khatm_take_back(${importId}::uuid, ${idList(ids)}::uuid[]) as taken (id)`,
  );
  return rows.map(({ id }) => id);
}

async function settle(tx: Writer, importId: string, taken: readonly string[]): Promise<void> {
  const own = and(eq(importRows.importId, importId), isNotNull(importRows.recordId));
  await tx.update(importRows).set({ outcome: "kept" }).where(own);
  if (taken.length > 0)
    await tx
      .update(importRows)
      .set({ outcome: "taken_back" })
      .where(and(own, among(importRows.recordId, taken)));
}
