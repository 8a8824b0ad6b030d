import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { CredentialRecord } from "#lib/services/enrolments/credential.ts";

/** The production credential with which the device signs and signs in at present. */
export async function findCurrent(
  db: Pick<Reader, "select">,
  { deviceId, environment }: { readonly deviceId: string; readonly environment: Environment },
): Promise<CredentialRecord | undefined> {
  const [found] = await db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.deviceId, deviceId),
        eq(credentials.environment, environment),
        eq(credentials.kind, "production"),
        eq(credentials.status, "live"),
      ),
    );
  return found;
}

/** Whether the certificate's time is over. */
export const hasEnded = ({ notAfter }: Pick<CredentialRecord, "notAfter">, at: Date): boolean =>
  notAfter !== null && notAfter <= at;
