import { and, asc, eq, exists, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { branches, members } from "#db/schema/establishments.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import { environments, type Environment } from "#lib/domain/environment.ts";
import type { IssuerVerdict } from "#lib/domain/known-issuers.ts";
import { liveCredential } from "#lib/services/credentials/of-device.ts";
import { openWalkOfDevice } from "#lib/services/enrolments/open-walk.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { readSettings } from "#lib/services/settings/read.ts";

type Db = Pick<Reader, "select">;

/** All that is recorded here of the units that these certificates were issued to. */
export async function readKnown(db: Db, establishmentId: string, certificates: readonly CertificateView[]) {
  const establishment = await loadEstablishment(db, establishmentId);
  const serials = [...new Set(certificates.flatMap(({ egsSerial }) => egsSerial ?? []))];
  const fingerprints = certificates.map(({ fingerprintSha256 }) => fingerprintSha256);
  const units = serials.length === 0 ? [] : await readUnits(db, establishmentId, serials);
  const kept = fingerprints.length === 0 ? [] : await readKept(db, establishmentId, fingerprints);
  return {
    establishment,
    branches: await readBranches(db, establishmentId),
    kept: new Set(kept.map(({ fingerprint }) => fingerprint)),
    unitOf: (environment: Environment, serial: string) =>
      units.find((unit) => unit.environment === environment && unit.egsSerial === serial),
    unknownIssuer: await readVerdicts(db, establishmentId),
  };
}

export type Known = Awaited<ReturnType<typeof readKnown>>;
export type KnownUnit = NonNullable<ReturnType<Known["unitOf"]>>;
export type KnownBranch = Known["branches"][number];

function readUnits(db: Db, establishmentId: string, serials: readonly string[]) {
  const walk = db.select({ id: enrolments.id }).from(enrolments).where(openWalkOfDevice);
  return db
    .select({
      id: devices.id,
      name: devices.name,
      environment: devices.environment,
      egsSerial: devices.egsSerial,
      status: devices.status,
      custody: devices.custody,
      branchId: devices.branchId,
      fingerprint: credentials.fingerprint,
      notAfter: credentials.notAfter,
      walkOpen: exists(walk).mapWith(Boolean),
    })
    .from(devices)
    .leftJoin(credentials, liveCredential)
    .where(and(eq(devices.establishmentId, establishmentId), inArray(devices.egsSerial, [...serials])));
}

const readKept = (db: Db, establishmentId: string, fingerprints: readonly string[]) =>
  db
    .select({ fingerprint: credentials.fingerprint })
    .from(credentials)
    .where(and(eq(credentials.establishmentId, establishmentId), inArray(credentials.fingerprint, [...fingerprints])));

const readBranches = (db: Db, establishmentId: string) =>
  db
    .select({
      id: branches.id,
      nameAr: branches.nameAr,
      nameEn: branches.nameEn,
      buildingNumber: branches.buildingNumber,
      street: branches.street,
      city: branches.city,
      tin: members.tin,
    })
    .from(branches)
    .leftJoin(members, eq(members.id, branches.memberId))
    .where(and(eq(branches.establishmentId, establishmentId), isNull(branches.archivedAt)))
    .orderBy(asc(branches.nameEn), asc(branches.id));

/** What an unknown issuer means in each environment. */
async function readVerdicts(db: Db, establishmentId: string): Promise<ReadonlyMap<Environment, IssuerVerdict>> {
  const found = new Map<Environment, IssuerVerdict>();
  for (const environment of environments) {
    const settings = await readSettings(db, { establishmentId, environment });
    found.set(environment, settings["enrolment.unknown_issuer"]);
  }
  return found;
}
