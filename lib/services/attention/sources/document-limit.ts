import { and, eq, inArray, lte } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { submissions } from "#db/schema/submissions.ts";
import { watchMs } from "#lib/domain/deadlines.ts";
import type { DeviceSource } from "../source.ts";

/** Documents that ZATCA must have soon and has not, told from the rows alone. */
export const documentLimit: DeviceSource = {
  source: "document_limit",
  table: submissions,
  on: eq(submissions.deviceId, devices.id),
  environment: submissions.environment,
  subject: submissions.documentId,
  since: submissions.createdAt,
  until: submissions.dueAt,
  detail: submissions.reason,
  where: ({ now }) =>
    and(inArray(submissions.state, ["pending", "stopped"]), lte(submissions.dueAt, new Date(now.getTime() + watchMs))),
  order: submissions.dueAt,
};
