import { and, eq, lte, ne, not, sql, type SQL } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { sightings } from "#db/schema/sightings.ts";
import type { CertificateView } from "#lib/crypto/certificate.ts";
import type { DeviceRecord } from "./load.ts";

type Sighting = {
  readonly certificate: CertificateView;
  /** DER of the device's live certificate, to which this one is compared. */
  readonly live: Uint8Array;
  readonly documentNumber: string;
  readonly issuedAt: Date;
  readonly seenAt: Date;
};

/**
 * Keeps the certificate that a document came signed with where it is not the device's live one; the live one takes the place of a
 * strange one that was seen before. A document older than the one seen last says nothing.
 */
export async function noteSighting(tx: Writer, device: DeviceRecord, seen: Sighting): Promise<void> {
  const { certificate, live, ...told } = seen;
  const values = {
    ...told,
    fingerprint: certificate.fingerprintSha256,
    certificateSerial: certificate.serialNumber,
  };
  const newest = lte(sightings.issuedAt, seen.issuedAt);
  const own = and(eq(sightings.deviceId, device.id), eq(sightings.environment, device.environment));
  if (Buffer.from(live).equals(certificate.der)) {
    await tx.update(sightings).set(values).where(and(own, newest));
    return;
  }
  const { id: deviceId, establishmentId, environment } = device;
  await tx
    .insert(sightings)
    .values({ deviceId, establishmentId, environment, ...values })
    .onConflictDoUpdate({ target: [sightings.deviceId, sightings.environment], set: values, setWhere: newest });
}

/** Over devices with their sightings: the certificate that was seen last is not recorded for a device that has one. */
export const strangeSighting = and(
  ne(devices.status, "ended"),
  recorded(undefined),
  not(recorded(eq(credentials.fingerprint, sightings.fingerprint))),
);

function recorded(also: SQL | undefined): SQL {
  const own = and(eq(credentials.deviceId, sightings.deviceId), eq(credentials.environment, sightings.environment));
  return sql`exists (select 1 from ${credentials} where ${and(own, eq(credentials.kind, "production"), also)})`;
}

/** The strange certificate that the device's newest signed document bore, where it bore one. */
export async function strangeSightingOf(db: Reader, { id, environment }: DeviceRecord) {
  const [found] = await db
    .select({
      certificateSerial: sightings.certificateSerial,
      documentNumber: sightings.documentNumber,
      seenAt: sightings.seenAt,
    })
    .from(sightings)
    .innerJoin(devices, eq(devices.id, sightings.deviceId))
    .where(and(eq(sightings.deviceId, id), eq(sightings.environment, environment), strangeSighting));
  return found;
}
