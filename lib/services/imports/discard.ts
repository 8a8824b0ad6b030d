import { eq } from "drizzle-orm";
import { imports } from "#db/schema/imports.ts";
import { command } from "#lib/command.ts";
import { lockImport } from "./load.ts";
import { OfImport } from "./schema.ts";

/** Throws a file away of which nothing was recorded. */
export const discardImport = command({
  name: "import.discard",
  permission: "record:import",
  input: OfImport,
  run: (ctx, { importId }) =>
    ctx.atomically(async (tx) => {
      const { chosenEstablishment } = await lockImport(tx, importId, "draft");
      await tx.delete(imports).where(eq(imports.id, importId));
      tx.audit({
        action: "import.discard",
        entity: "import",
        entityId: importId,
        establishmentId: chosenEstablishment,
      });
    }),
});
