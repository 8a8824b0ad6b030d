import { z } from "zod";
import { certificateNeeds } from "#lib/domain/attention.ts";
import { credentialStatuses } from "#lib/domain/credential.ts";
import { credentialKinds } from "#lib/domain/enrolment.ts";
import { environments } from "#lib/domain/environment.ts";
import { planStates } from "#lib/domain/renewal-plan.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

/** A day in Riyadh, as `YYYY-MM-DD`. */
const day = z.iso.date().optional().catch(undefined);

export const certificateColumns = ["expires", "device", "branch", "serial"] as const;

/** The address of the certificates table. */
export const ListCertificates = z.object({
  ...listInput(certificateColumns, "expires"),
  q: searchText,
  state: choice(["live", "due", "expired", ...credentialStatuses.filter((status) => status !== "live")]),
  kind: choice(credentialKinds),
  environment: choice(environments),
  /** Where the renewal stands; `none` and `overdue` are those that nobody has planned, or begun in time. */
  plan: choice(["none", "overdue", ...planStates]),
  /** Certificates of this kind of item on the first page. */
  needs: choice(certificateNeeds),
  establishment: idFilter,
  branch: idFilter,
  device: idFilter,
  /** First and last day on which the certificate ends. */
  from: day,
  to: day,
});
