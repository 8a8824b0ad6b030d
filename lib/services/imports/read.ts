import { insertMany } from "#db/insert-many.ts";
import { importRows, imports } from "#db/schema/imports.ts";
import { command } from "#lib/command.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { personOf } from "./reach.ts";
import { readImportFile } from "./read-file.ts";
import { ReadImport } from "./schema.ts";

const keptName = 200;

/** Keeps a file's rows for the dry run. Nothing is recorded yet. */
export const readImport = command({
  name: "import.read",
  permission: "record:import",
  input: ReadImport,
  async run(ctx, { file, environment, establishmentId }) {
    const person = personOf(ctx.actor);
    if (establishmentId !== null) await ctx.read((db) => loadEstablishment(db, establishmentId));
    const { sheets, rows } = await readImportFile(file);
    const id = crypto.randomUUID();
    return await ctx.atomically(async (tx) => {
      await tx.insert(imports).values({
        id,
        userId: person.id,
        fileName: file.name.slice(0, keptName),
        chosenEstablishment: establishmentId,
        environment,
        sheets,
        rows: rows.length,
        createdAt: ctx.clock.now(),
      });
      await insertMany(
        tx,
        importRows,
        rows.map((row) => ({ importId: id, userId: person.id, ...row })),
      );
      const detail = { rows: rows.length };
      tx.audit({ action: "import.read", entity: "import", entityId: id, establishmentId, detail });
      return { id };
    });
  },
});
