import { z } from "zod";
import { line } from "#lib/domain/fields.ts";
import { viewParametersOf, viewTables } from "#lib/domain/saved-view.ts";
import { idFilter } from "#lib/services/list-input.ts";

/** What stands behind the `?` of a table's address. */
const address = z
  .string()
  .max(2000)
  .default("")
  .transform((text) => viewParametersOf(Object.fromEntries(new URLSearchParams(text))));

const name = line(60);
const shared = z.preprocess((value) => value === "on" || value === true, z.boolean());

export const SaveView = z.object({ establishmentId: z.uuid(), list: z.enum(viewTables), name, shared, address });
export const UpdateView = z.object({ viewId: z.uuid(), address });
export const RenameView = z.object({ viewId: z.uuid(), name, shared });
export const OfView = z.object({ viewId: z.uuid() });
export const ListViews = z.object({ list: z.enum(viewTables), establishment: idFilter });
