import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { idempotencyKeys } from "#db/schema/api-keys.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";

export type NamedCall = {
  readonly callerId: string;
  readonly command: string;
  readonly key: string;
  readonly requestHash: Uint8Array;
};

/** The call as its caller named it; undefined where it has no name. Two requests are the same when their parsed inputs are. */
export function namedCall(
  { actor }: Context,
  command: string,
  { idempotencyKey, ...request }: { readonly idempotencyKey?: string },
): NamedCall | undefined {
  if (idempotencyKey === undefined || actor.kind === "system") return undefined;
  const requestHash = createHash("sha256").update(JSON.stringify(request, plain)).digest();
  return { callerId: actor.id, command, key: idempotencyKey, requestHash };
}

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
};

/** What this call did before, if it was made before. Throws `request.idempotency_key_reused` where the name stood for another request. */
export async function recall(db: Pick<Reader, "select">, call: NamedCall): Promise<string | undefined> {
  const [found] = await db
    .select({ requestHash: idempotencyKeys.requestHash, entityId: idempotencyKeys.entityId })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.callerId, call.callerId),
        eq(idempotencyKeys.command, call.command),
        eq(idempotencyKeys.key, call.key),
      ),
    );
  if (found === undefined) return undefined;
  if (!Buffer.from(call.requestHash).equals(found.requestHash)) throw new AppError("request.idempotency_key_reused");
  return found.entityId;
}

/** Takes the name for what this transaction does; waits for another that is taking it. False when that one has it now. */
export async function claim(
  tx: Writer,
  call: NamedCall,
  made: { establishmentId: string; entityId: string; createdAt: Date },
): Promise<boolean> {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ ...call, ...made })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return claimed.length > 0;
}
