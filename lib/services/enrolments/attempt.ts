import { attempts } from "#db/partitioned/attempts.ts";
import type { Writer } from "#db/atomically.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import { callColumns } from "#lib/services/evidence/call-columns.ts";
import type { EnrolmentRecord } from "./load.ts";

/** Keeps one call to the gateway as evidence, in the transaction that records its outcome. */
export async function keepAttempt(
  tx: Writer,
  enrolment: EnrolmentRecord,
  { exchange, outcome, credentialId }: { exchange: Exchange; outcome: { kind: string }; credentialId?: string },
): Promise<void> {
  await tx.insert(attempts).values({
    establishmentId: enrolment.establishmentId,
    environment: enrolment.environment,
    deviceId: enrolment.deviceId,
    enrolmentId: enrolment.id,
    credentialId: credentialId ?? null,
    outcome: outcome.kind,
    ...callColumns(exchange),
  });
}
