import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";

export const OfSubmission = z.object({ documentId: z.uuid() });
export const SettleSubmission = z.object({
  documentId: z.uuid(),
  /** What ZATCA's portal shows of the document. */
  verdict: z.enum(["accepted", "rejected"]),
  /** Where it was seen, and by whom. */
  reason: line(500),
});
export const OfQueue = z.object({ deviceId: z.uuid() });
export const HoldQueue = z.object({ deviceId: z.uuid(), note: line(500) });
export const ShowQueues = z.object({ environment: z.enum(environments).exactOptional() });
export const OneAttempt = z.object({ documentId: z.uuid(), attemptId: z.uuid() });
