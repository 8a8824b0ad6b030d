import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { submissions } from "#db/schema/submissions.ts";
import { watchMs } from "#lib/domain/deadlines.ts";
import type { DeviceSource } from "../source.ts";

/** Documents whose sending a person is told of, before their limit is near. */
export const documentPerson: DeviceSource = {
  source: "document_person",
  table: submissions,
  on: eq(submissions.deviceId, devices.id),
  environment: submissions.environment,
  subject: submissions.documentId,
  since: submissions.attentionSince,
  until: submissions.dueAt,
  detail: submissions.reason,
  where: ({ now }) =>
    and(
      isNotNull(submissions.attentionSince),
      isNull(submissions.settledAt),
      gt(submissions.dueAt, new Date(now.getTime() + watchMs)),
    ),
  order: submissions.attentionSince,
};
