import { attempts } from "#db/partitioned/attempts.ts";
import { findings } from "#db/partitioned/documents.ts";
import { insertMany } from "#db/insert-many.ts";
import type { Writer } from "#db/atomically.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { GatewayMessage } from "#lib/gateway/messages.ts";
import { callColumns } from "#lib/services/evidence/call-columns.ts";
import type { Asking } from "./asking.ts";

/** Keeps sendings as evidence, in the transaction that records their outcomes. */
export async function keepSendings(
  tx: Writer,
  sendings: readonly { readonly asking: Asking; readonly exchange: Exchange; readonly outcome: string }[],
): Promise<void> {
  await insertMany(tx, attempts, sendings.map(attemptOf));
}

const attemptOf = ({ asking, exchange, outcome }: Parameters<typeof keepSendings>[1][number]) => {
  const { establishmentId, environment, deviceId, documentId } = asking.submission;
  const credentialId = asking.credential.id;
  return { establishmentId, environment, deviceId, documentId, credentialId, outcome, ...callColumns(exchange) };
};

const severities = { ERROR: "error", WARNING: "warning" } as const;

/** Keeps what the gateway said about documents, beside what Khatm found itself. */
export async function keepMessages(
  tx: Writer,
  said: readonly { readonly asking: Asking; readonly messages: readonly GatewayMessage[] }[],
  foundAt: Date,
): Promise<void> {
  const rows = said.flatMap(({ asking, messages }) =>
    messages.flatMap((message) => (message.type === "INFO" ? [] : [findingOf(asking, message, message.type, foundAt)])),
  );
  if (rows.length > 0) await tx.insert(findings).values(rows);
}

function findingOf(
  { submission }: Asking,
  { code, category, message }: GatewayMessage,
  type: keyof typeof severities,
  foundAt: Date,
) {
  const { establishmentId, environment, deviceId, documentId } = submission;
  return {
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
  };
}
