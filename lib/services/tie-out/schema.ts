import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { largestList } from "#lib/domain/tie-out.ts";

const ofMonth = {
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  /** By the documents' own date in Riyadh. */
  month: z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/),
};

export const OfMonth = z.object(ofMonth);
export type OfMonth = z.output<typeof OfMonth>;

/** The ERP's list with a heading: CSV as text, or a file of CSV or XLSX, which stands before the text. */
export const CompareList = z
  .object({
    ...ofMonth,
    csv: z.string().max(largestList).default(""),
    file: z.file().max(largestList).optional(),
  })
  .refine(({ csv, file }) => csv !== "" || file !== undefined, { path: ["csv"], params: { code: "required" } });
