import { eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { submissionHolds } from "#db/schema/sending.ts";
import type { DeviceSource } from "../source.ts";

/** Devices whose documents wait because ZATCA refused the login or the call; a hold by a person is no alarm. */
export const credentialFault: DeviceSource = {
  source: "credential_fault",
  table: submissionHolds,
  on: eq(submissionHolds.deviceId, devices.id),
  environment: submissionHolds.environment,
  subject: submissionHolds.deviceId,
  since: submissionHolds.heldAt,
  detail: submissionHolds.reason,
  where: () => ne(submissionHolds.reason, "person"),
  order: submissionHolds.heldAt,
};
