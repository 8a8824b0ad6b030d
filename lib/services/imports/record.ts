import { and, asc, eq, sql } from "drizzle-orm";
import { among } from "#db/among.ts";
import type { Writer } from "#db/atomically.ts";
import { insertMany } from "#db/insert-many.ts";
import { deviceBranches, devices } from "#db/schema/devices.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import { memberships } from "#db/schema/people.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { checkImport } from "./check.ts";
import { chosenOf, type Chosen } from "./chosen.ts";
import { loadImport, lockImport } from "./load.ts";
import { personOf } from "./reach.ts";
import { RecordImport } from "./schema.ts";

/**
 * Makes records of the chosen rows, all in one transaction: those without problems that are not left out. What the person saw and
 * what there is by now must agree. Errors: `import.over`, `import.nothing_chosen`, `changed_meanwhile`.
 */
export const recordImport = command({
  name: "import.record",
  permission: "record:import",
  input: RecordImport,
  async run(ctx, { importId, leftOut, expected }) {
    const person = personOf(ctx.actor);
    const without = new Set(leftOut);
    const draft = await ctx.read(async (db) => {
      const record = await loadImport(db, importId);
      if (record.status !== "draft") throw new AppError("import.over");
      return chosenOf(await checkImport(db, record, { person, without }));
    });
    if (draft.rows.length === 0) throw new AppError("import.nothing_chosen");
    if (draft.rows.length !== expected) throw new AppError("changed_meanwhile");
    const whole = draft.establishments.reduce((reaching, { id }) => reaching.reaching(id), ctx);
    return await whole.atomically(async (tx) => {
      await lockImport(tx, importId, "draft");
      await refuseArchived(tx, draft);
      await insertRecords(tx, draft, person.id);
      await noteRows(tx, importId, draft);
      await tx.update(imports).set({ status: "done", doneAt: ctx.clock.now() }).where(eq(imports.id, importId));
      for (const entry of entriesOf(importId, draft)) tx.audit(entry);
      return { id: importId };
    });
  },
});

/** What the import comes to must be open still; nobody archives a branch of these before this is committed. */
async function refuseArchived(tx: Writer, { into, held }: Chosen): Promise<void> {
  const { id, archivedAt } = establishments;
  const owners = await tx.select({ archivedAt }).from(establishments).where(among(id, into));
  const places = await tx
    .select({ archivedAt: branches.archivedAt })
    .from(branches)
    .where(among(branches.id, held))
    .orderBy(asc(branches.id))
    .for("share");
  const open = [...owners, ...places].filter((one) => one.archivedAt === null);
  if (open.length !== into.length + held.length) throw new AppError("changed_meanwhile");
}

async function insertRecords(tx: Writer, chosen: Chosen, userId: string): Promise<void> {
  await insertMany(tx, establishments, chosen.establishments);
  await insertMany(
    tx,
    memberships,
    chosen.establishments.map(({ id }) => ({ establishmentId: id, userId, role: "owner" as const })),
  );
  await insertMany(tx, branches, chosen.branches);
  await insertMany(tx, devices, chosen.devices);
  await insertMany(tx, deviceBranches, chosen.served);
}

const noteRows = (tx: Writer, importId: string, { rows }: Chosen) =>
  tx
    .update(importRows)
    .set({
      kind: sql`noted.kind::import_kind`,
      name: sql`noted.name`,
      recordId: sql`noted."recordId"`,
      outcome: "recorded",
    })
    .from(
      sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as noted (sheet integer, "row" integer, kind text, name text, "recordId" uuid)`,
    )
    .where(
      and(
        eq(importRows.importId, importId),
        sql`noted.sheet = ${importRows.sheet}`,
        sql`noted."row" = ${importRows.row}`,
      ),
    );

const actions = { establishment: "create", branch: "open", device: "register" } as const;

/** One entry for each record, and one for the import in the trail of each establishment that it concerns. */
function entriesOf(importId: string, { rows }: Chosen) {
  const records = rows.map(({ kind, recordId, establishmentId, detail }) => ({
    action: `${kind}.${actions[kind]}`,
    entity: kind,
    entityId: recordId,
    establishmentId,
    detail: { ...detail, import: importId },
  }));
  const concerned = Map.groupBy(rows, ({ establishmentId }) => establishmentId);
  const whole = [...concerned].map(([establishmentId, own]) => ({
    action: "import.record",
    entity: "import",
    entityId: importId,
    establishmentId,
    detail: { records: own.length },
  }));
  return [...records, ...whole];
}
