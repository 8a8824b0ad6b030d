import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";

/** Devices that ZATCA's own simulation gave a production certificate, and how many documents of each it took. */
export async function simulationEvidence(db: Pick<Reader, "select">, establishmentId: string) {
  return await db
    .select({
      deviceId: devices.id,
      name: devices.name,
      enrolledAt: enrolments.updatedAt,
      accepted: sql<number>`(select count(*)::int from ${documentIdentities}
        inner join ${submissions} on ${submissions.documentId} = ${documentIdentities.id}
        where ${documentIdentities.deviceId} = ${devices.id} and ${documentIdentities.environment} = 'simulation'
          and ${submissions.state}::text in ('accepted', 'accepted_with_warnings', 'already_accepted'))`,
    })
    .from(enrolments)
    .innerJoin(devices, eq(devices.id, enrolments.deviceId))
    .innerJoin(
      credentials,
      and(
        eq(credentials.enrolmentId, enrolments.id),
        eq(credentials.kind, "production"),
        eq(credentials.origin, "issued"),
      ),
    )
    .where(
      and(
        eq(enrolments.establishmentId, establishmentId),
        eq(enrolments.environment, "simulation"),
        eq(enrolments.status, "active"),
      ),
    )
    .orderBy(asc(enrolments.updatedAt))
    .limit(20);
}
