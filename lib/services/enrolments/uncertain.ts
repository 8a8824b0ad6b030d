import type { Writer } from "#db/atomically.ts";
import type { Context } from "#lib/context.ts";
import type { CredentialKind } from "#lib/domain/enrolment.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { Exchange } from "#lib/gateway/exchange.ts";
import type { Given } from "#lib/gateway/outcome/csids.ts";
import { keepCredential } from "./credential.ts";
import type { EnrolmentRecord } from "./load.ts";

/** How often a lost answer is asked for again. Whether a second call would get another certificate is not known, so at most once. */
export const repeatsAfterLoss = (settings: Settings): number =>
  settings["enrolment.lost_answers"] === "repeat_once" ? 1 : 0;

/** Whether the call may have been processed: no answer at all, a gateway time-out, or an answer that cannot be read. A plain 500, 502 or 503 says "not now". */
export function answerIsLost(outcome: { kind: string; reason?: string }, exchange: Exchange): boolean {
  if (outcome.kind !== "answer_lost" || outcome.reason === "unreachable") return false;
  return outcome.reason !== "server_error" || exchange.response?.status === 504;
}

/** An answer that contradicts itself may still hold a whole certificate: nothing given is thrown away. */
export async function keepWhatWasGiven(
  ctx: Context,
  tx: Writer,
  enrolment: EnrolmentRecord,
  kind: CredentialKind,
  outcome: { kind: string; given?: Given },
): Promise<void> {
  const { requestId, token, secret } = outcome.given ?? { requestId: null, token: null, secret: null };
  if (requestId === null || token === null || secret === null) return;
  await keepCredential(ctx, tx, enrolment, kind, { requestId, token, secret });
}
