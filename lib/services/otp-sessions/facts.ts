import { and, asc, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments, otps } from "#db/schema/enrolments.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { otpSessionDevices } from "#db/schema/otp-sessions.ts";
import { liveProduction } from "#lib/services/credentials/of-device.ts";
import { openWalkOfDevice } from "#lib/services/enrolments/open-walk.ts";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { DeviceFacts } from "#lib/domain/otp-eligibility.ts";

/** What is to be known of devices before they take part in a session; those whose certificate ends first come first. */
export async function readFacts(db: Pick<Reader, "select">, where: SQL | undefined, limit: number) {
  return (await rowsOf(db, where, limit)).map(candidateOf);
}

const rowsOf = (db: Pick<Reader, "select">, where: SQL | undefined, limit: number) =>
  db
    .select(columns)
    .from(devices)
    .innerJoin(establishments, eq(establishments.id, devices.establishmentId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .leftJoin(credentials, liveProduction)
    .leftJoin(enrolments, openWalkOfDevice)
    .leftJoin(otps, eq(otps.enrolmentId, enrolments.id))
    .leftJoin(otpSessionDevices, openPlace)
    .where(where)
    .orderBy(sql`${credentials.notAfter} asc nulls last`, asc(devices.name), asc(devices.id))
    .limit(limit);

export type Candidate = Awaited<ReturnType<typeof readFacts>>[number];

const openPlace = and(
  eq(otpSessionDevices.deviceId, devices.id),
  eq(otpSessionDevices.environment, devices.environment),
  isNull(otpSessionDevices.leftAt),
);

const columns = {
  device: devices,
  branch: { id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn },
  establishment: {
    id: establishments.id,
    nameAr: establishments.nameAr,
    nameEn: establishments.nameEn,
    vatNumber: establishments.vatNumber,
    vatSuspendedAt: establishments.vatSuspendedAt,
    armedAt: establishments.armedAt,
    archivedAt: establishments.archivedAt,
  },
  certificate: {
    id: credentials.id,
    vatNumber: credentials.vatNumber,
    egsSerial: credentials.egsSerial,
    functionalityMap: credentials.functionalityMap,
    commonName: credentials.commonName,
    notBefore: credentials.notBefore,
    notAfter: credentials.notAfter,
  },
  walk: {
    id: enrolments.id,
    kind: enrolments.kind,
    status: enrolments.status,
    reasonCode: enrolments.reasonCode,
    createdAt: enrolments.createdAt,
  },
  codeExpiresAt: otps.expiresAt,
  sessionId: otpSessionDevices.sessionId,
};

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function candidateOf(row: Row) {
  const { device, establishment, certificate, walk } = row;
  const agrees = identityAgrees(row);
  // a certificate that says otherwise than the records cannot be renewed: its device is onboarded anew in its place
  const anew = device.status === "draft" || (certificate !== null && !agrees);
  const kind: EnrolmentKind = walk?.kind ?? (anew ? "onboarding" : "renewal");
  const facts: DeviceFacts = {
    environment: device.environment,
    custody: device.custody,
    ended: device.status === "ended",
    kind,
    hasCertificate: certificate !== null,
    identityAgrees: agrees,
    inSession: row.sessionId !== null,
    open: walk === null ? null : { ...walk, codeGiven: row.codeExpiresAt !== null },
    establishment: {
      archived: establishment.archivedAt !== null,
      vatSuspended: establishment.vatSuspendedAt !== null,
      armed: establishment.armedAt !== null,
    },
  };
  return { ...row, kind, facts };
}

const identityAgrees = ({ device, establishment, certificate }: Row): boolean =>
  certificate !== null &&
  certificate.vatNumber === establishment.vatNumber &&
  certificate.egsSerial === device.egsSerial &&
  certificate.functionalityMap === device.functionalityMap &&
  certificate.commonName === device.csrCommonName;
