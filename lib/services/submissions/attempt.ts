import { attempts } from "#db/partitioned/attempts.ts";
import { findings } from "#db/partitioned/documents.ts";
import type { Writer } from "#db/atomically.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { GatewayMessage } from "#lib/gateway/messages.ts";
import type { Asking } from "./admit.ts";

/** Keeps one sending as evidence, in the transaction that records its outcome. */
export async function keepSending(
  tx: Writer,
  { submission, credential }: Asking,
  { exchange, outcome }: { exchange: Exchange; outcome: string },
): Promise<void> {
  const { establishmentId, environment, deviceId, documentId } = submission;
  const { request, response } = exchange;
  await tx.insert(attempts).values({
    establishmentId,
    environment,
    deviceId,
    documentId,
    credentialId: credential.id,
    call: exchange.endpoint,
    outcome,
    status: response?.status ?? null,
    startedAt: exchange.startedAt,
    endedAt: exchange.endedAt,
    request: { ...request, headers: { ...request.headers } },
    response: response === undefined ? null : { headers: { ...response.headers }, body: response.body },
    failure: exchange.failure ?? null,
  });
}

const severities = { ERROR: "error", WARNING: "warning" } as const;

/** Keeps what the gateway said about a document, beside what Khatm found itself. */
export async function keepMessages(
  tx: Writer,
  { submission }: Asking,
  messages: readonly GatewayMessage[],
  foundAt: Date,
): Promise<void> {
  const { establishmentId, environment, deviceId, documentId } = submission;
  const rows = messages.flatMap(({ type, code, category, message }) =>
    type === "INFO"
      ? []
      : [
          {
            establishmentId,
            environment,
            deviceId,
            documentId,
            foundAt,
            source: "gateway" as const,
            severity: severities[type],
            code: code ?? "",
            category,
            params: {},
            message,
          },
        ],
  );
  if (rows.length > 0) await tx.insert(findings).values(rows);
}
