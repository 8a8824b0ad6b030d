import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { idFilter } from "#lib/services/list-input.ts";

/** The list, pasted or as a file; an empty file field counts as none. */
export const RunReconciliation = z.object({
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  text: z.string().max(4_000_000).default(""),
  file: z
    .file()
    .max(4_000_000)
    .optional()
    .transform((file) => (file === undefined || file.size === 0 ? undefined : file)),
});
export const ListReconciliations = z.object({ establishment: idFilter });
export const OfReconciliation = z.object({ reconciliationId: z.uuid() });
/** `confirmation` is the device's name, typed by the person. */
export const RecordListed = z.object({ discrepancyId: z.uuid(), confirmation: line(127) });
