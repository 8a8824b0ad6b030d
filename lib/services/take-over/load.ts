import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { takeOvers } from "#db/schema/take-overs.ts";
import type { Context } from "#lib/context.ts";
import { openTakeOvers } from "#lib/domain/take-over.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import type { Purpose } from "#lib/vault/vault.ts";

export type TakeOverRecord = typeof takeOvers.$inferSelect;

/** The take-over, or `not_found` when it is missing or another's. */
export async function loadTakeOver(db: Pick<Reader, "select">, id: string): Promise<TakeOverRecord> {
  const [found] = await db.select().from(takeOvers).where(eq(takeOvers.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** The same, held against whoever records an answer or ends it meanwhile. */
export async function lockTakeOver(tx: Writer, id: string): Promise<TakeOverRecord> {
  const [found] = await tx.select().from(takeOvers).where(eq(takeOvers.id, id)).for("update");
  if (found === undefined) throw new AppError("not_found");
  return found;
}

/** Errors: `take_over.over`. */
export function refuseOver({ state }: Pick<TakeOverRecord, "state">): void {
  if (!openTakeOvers.some((each) => each === state)) throw new AppError("take_over.over");
}

/** Whoever asks about it or ends it is the only one. */
export const takeOverKey = (id: string): string => `take_over/${id}`;

type Field = "private_key_sealed" | "token_sealed" | "secret_sealed";
export const sealedPiece = (row: string, field: Field) => ({ table: "take_overs", row, field });

/** The pieces, for one call or for moving them to their device. The caller audits the purpose. */
export function openPieces(ctx: Context, row: TakeOverRecord, purpose: Purpose) {
  const open = (field: Field, sealed: Uint8Array | null): Secret => {
    if (sealed === null) throw new AppError("take_over.over");
    return ctx.vault.open(sealedPiece(row.id, field), sealed, purpose);
  };
  return {
    privateKey: open("private_key_sealed", row.privateKeySealed),
    token: open("token_sealed", row.tokenSealed),
    secret: open("secret_sealed", row.secretSealed),
  };
}

/** What a row keeps of its pieces once it is over. */
export const erased = { privateKeySealed: null, tokenSealed: null, secretSealed: null } as const;

/** How it stands, for whoever asked. */
export const standingOf = ({
  id,
  state,
  reasonCode,
  reasonParams,
  deviceId,
  serialNumber,
  lastIcv,
}: TakeOverRecord) => ({
  id,
  state,
  reasonCode,
  reasonParams: reasonParams ?? {},
  deviceId,
  serialNumber,
  lastIcv: lastIcv.toString(),
});
export type TakeOverStanding = ReturnType<typeof standingOf>;
