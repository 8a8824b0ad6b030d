import { z } from "zod";
import { enrolmentNeeds } from "#lib/domain/attention.ts";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { environments } from "#lib/domain/environment.ts";
import { otp } from "#lib/domain/fields.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

export const StartEnrolment = z.object({ deviceId: z.uuid() });
export const OfEnrolment = z.object({ enrolmentId: z.uuid() });
export const SubmitCode = z.object({ enrolmentId: z.uuid(), code: otp });

/** The address of the enrolments table. */
export const ListEnrolments = z.object({
  ...listInput(["updated"], "-updated"),
  q: searchText,
  state: choice(["open", "stopped", ...enrolmentLifecycle.statuses]),
  /** Walks of this kind of item on the first page. */
  needs: choice(enrolmentNeeds),
  environment: choice(environments),
  establishment: idFilter,
});
