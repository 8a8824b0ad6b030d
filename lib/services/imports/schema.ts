import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { importFields, importKinds, largestImport, mostImportRows } from "#lib/domain/import-fields.ts";

const optionalId = z.preprocess(
  (value) => (value === "" || value === "all" ? null : value),
  z.uuid().nullable().default(null),
);

export const ReadImport = z.object({
  file: z.file().min(1).max(largestImport),
  environment: z.enum(environments),
  establishmentId: optionalId,
});

export const OfImport = z.object({ importId: z.uuid() });

/** One sheet's columns: a place per column, empty where the file has none. */
const place = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.coerce.number().int().min(0).max(199).optional(),
);

export const MatchImport = z.object({
  importId: z.uuid(),
  sheet: z.coerce.number().int().min(0).max(49),
  kind: z.enum([...importKinds, "mixed"]),
  ...Object.fromEntries(importFields.map((field) => [`column_${field}`, place])),
});

/** Rows as `sheet:row`. `expected` is the number that the person saw on the button. */
export const RecordImport = z.object({
  importId: z.uuid(),
  leftOut: z
    .string()
    .max(200_000)
    .default("")
    .transform((text) => text.split(" ").filter((key) => key !== ""))
    .pipe(z.array(z.string().regex(/^\d{1,2}:\d{1,6}$/)).max(mostImportRows)),
  expected: z.coerce.number().int().min(0).max(mostImportRows),
});

export const templateForms = ["csv", "xlsx"] as const;
export const ShowTemplate = z.object({ form: z.enum(templateForms), locale: z.enum(["ar", "en"]) });
