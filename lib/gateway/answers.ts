import { z } from "zod";

/** A value that may be a string, a number, null, absent or something else altogether; blank counts as absent. */
export const word = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim() || null)
  .nullish()
  .transform((value) => value ?? null)
  .catch(null);

/** What the three certificate calls answer: bare or, on renewal, wrapped in `value`. */
export const CsidAnswer = z.object({
  requestID: word,
  dispositionMessage: word,
  binarySecurityToken: word,
  secret: word,
});

/** What checks, reporting and clearance answer. Some older bodies put the validation status outside `validationResults`. */
export const DocumentAnswer = z.object({
  validationResults: z
    .object({ status: word })
    .nullish()
    .transform((results) => results ?? null)
    .catch(null),
  status: word,
  reportingStatus: word,
  clearanceStatus: word,
  clearedInvoice: word,
});
