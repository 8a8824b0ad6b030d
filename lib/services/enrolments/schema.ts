import { z } from "zod";
import { otp } from "#lib/domain/fields.ts";

export const StartEnrolment = z.object({ deviceId: z.uuid() });
export const OfEnrolment = z.object({ enrolmentId: z.uuid() });
export const SubmitCode = z.object({ enrolmentId: z.uuid(), code: otp });
