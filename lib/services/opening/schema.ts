import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { tillsAtOnce } from "#lib/domain/opening.ts";

export const RegisterTills = z.object({
  branchId: z.uuid(),
  count: z.coerce.number().pipe(z.int().min(1).max(tillsAtOnce)),
  /** `#` stands for the number. */
  pattern: line(100),
  functionalityMap: z.enum(functionalityMaps),
  environment: z.enum(environments),
});
