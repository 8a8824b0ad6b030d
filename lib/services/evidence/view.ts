import { eq, type SQL } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { complaintsOf } from "./said.ts";

/** A call with what it was about. A person of some branches may see a document whose device stands in another: then it has no name. */
const columns = {
  id: attempts.id,
  startedAt: attempts.startedAt,
  endedAt: attempts.endedAt,
  establishmentId: attempts.establishmentId,
  environment: attempts.environment,
  deviceId: attempts.deviceId,
  deviceName: devices.name,
  documentId: attempts.documentId,
  number: documentIdentities.number,
  uuid: documentIdentities.uuid,
  enrolmentId: attempts.enrolmentId,
  credentialId: attempts.credentialId,
  credentialKind: credentials.kind,
  credentialSerial: credentials.serialNumber,
  call: attempts.call,
  outcome: attempts.outcome,
  status: attempts.status,
  failure: attempts.failure,
  said: attempts.said,
};

export async function rowsWhere(db: Reader, where: SQL) {
  const found = await db
    .select(columns)
    .from(attempts)
    .leftJoin(devices, eq(devices.id, attempts.deviceId))
    .leftJoin(documentIdentities, eq(documentIdentities.id, attempts.documentId))
    .leftJoin(credentials, eq(credentials.id, attempts.credentialId))
    .where(where);
  return found.map(({ said, ...row }) => ({ ...row, complaints: complaintsOf(said) }));
}

export type EvidenceRow = Awaited<ReturnType<typeof rowsWhere>>[number];
