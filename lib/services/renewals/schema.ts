import { z } from "zod";
import { line } from "#lib/domain/fields.ts";

export const StartRenewal = z.object({ deviceId: z.uuid() });
export const OfRenewal = z.object({ enrolmentId: z.uuid() });
/** `confirmation` is the device's name, typed by the person. */
export const ReinstateCredential = z.object({ credentialId: z.uuid(), confirmation: line(127) });
