import { z } from "zod";
import { deviceNeeds } from "#lib/domain/attention.ts";
import { csrFieldLength } from "#lib/domain/csr-proposal.ts";
import { custodies } from "#lib/domain/custody.ts";
import { deviceLifecycle } from "#lib/domain/device-lifecycle.ts";
import { deviceStandings } from "#lib/domain/device-standing.ts";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { undoInput } from "#lib/services/edit-undo.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

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

export const UndoUpdateDevice = z.object({ deviceId: z.uuid(), ...undoInput(z.object(fields)) });

export const OfDevice = z.object({ deviceId: z.uuid() });
export const EndDevice = z.object({ deviceId: z.uuid(), reason: line(500) });

/** `confirmation` is the device's name, typed by the person. */
export const ReplaceDevice = z.object({ deviceId: z.uuid(), confirmation: line(127) });
export const DecommissionDevice = z.object({
  deviceId: z.uuid(),
  reason: line(500),
  confirmation: line(127),
  /** Set once the person has read how many documents are sent after the end. */
  waitingAccepted: z.coerce.boolean().default(false),
});

export const deviceColumns = ["name", "branch", "serial", "created"] as const;

/** The address of the devices table. */
export const ListDevices = z.object({
  ...listInput(deviceColumns, "name"),
  q: searchText,
  status: choice(deviceLifecycle.statuses),
  standing: choice(deviceStandings),
  /** Devices of this kind of item on the first page. */
  needs: choice(deviceNeeds),
  environment: choice(environments),
  custody: choice(custodies),
  /** Only those whose documents are sent: live and suspended ones, and others as long as some wait. */
  sends: z.literal(true).optional().catch(undefined),
  establishment: idFilter,
  branch: idFilter,
});
