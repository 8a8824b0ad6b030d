import { eq } from "drizzle-orm";
import { imports } from "#db/schema/imports.ts";
import { command } from "#lib/command.ts";
import { fieldsOfSheet, type ImportColumns } from "#lib/domain/import-fields.ts";
import { AppError } from "#lib/errors.ts";
import { lockImport } from "./load.ts";
import { MatchImport } from "./schema.ts";

/** Says anew what a sheet's rows are and where its columns stand. */
export const matchImport = command({
  name: "import.match",
  permission: "record:import",
  input: MatchImport,
  run: (ctx, { importId, sheet, kind, ...places }) =>
    ctx.atomically(async (tx) => {
      const { sheets, chosenEstablishment } = await lockImport(tx, importId, "draft");
      const before = sheets[sheet];
      if (before === undefined) throw new AppError("not_found");
      const given = new Map(Object.entries(places));
      const columns: ImportColumns = Object.fromEntries(
        fieldsOfSheet(kind).flatMap((field) => {
          const at = given.get(`column_${field}`);
          return at === undefined ? [] : [[field, at]];
        }),
      );
      const changed = sheets.map((one, index) => (index === sheet ? { ...one, kind, columns } : one));
      await tx.update(imports).set({ sheets: changed }).where(eq(imports.id, importId));
      tx.audit({ action: "import.match", entity: "import", entityId: importId, establishmentId: chosenEstablishment });
    }),
});
