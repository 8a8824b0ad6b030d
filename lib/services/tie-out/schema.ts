import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";

const ofMonth = {
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  /** By the documents' own date in Riyadh. */
  month: z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/),
};

export const OfMonth = z.object(ofMonth);
export type OfMonth = z.output<typeof OfMonth>;

const longestList = 8 * 1024 * 1024;

export const CompareList = z.object({
  ...ofMonth,
  /** The ERP's list as CSV text with a heading line. */
  csv: z.string().min(1).max(longestList),
});
