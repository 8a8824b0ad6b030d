import { z } from "zod";
import { csrFieldLength } from "#lib/domain/csr-proposal.ts";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";

/** A form sends one value or many, a program a list. */
const idList = z.preprocess(
  (value) => (typeof value === "string" ? [value] : (value ?? [])),
  z.array(z.uuid()).max(1000),
);

const fields = {
  branchId: z.uuid(),
  servedBranchIds: idList,
  name: line(127),
  functionalityMap: z.enum(functionalityMaps),
  egsSerial: line(csrFieldLength),
  csrCommonName: line(csrFieldLength),
  csrOrganizationUnit: line(csrFieldLength),
  csrOrganization: line(csrFieldLength),
  csrAddress: line(csrFieldLength),
  csrIndustry: line(csrFieldLength),
};

export const RegisterDevice = z.object({ establishmentId: z.uuid(), environment: z.enum(environments), ...fields });

export const UpdateDevice = z.object({
  deviceId: z.uuid(),
  ...fields,
  /** Set once the person has read that the certificate becomes untrue and a new onboarding is called for. */
  consequencesAccepted: z.coerce.boolean().default(false),
});

export const OfDevice = z.object({ deviceId: z.uuid() });
export const EndDevice = z.object({ deviceId: z.uuid(), reason: line(500) });
