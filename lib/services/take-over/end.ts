import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { takeOvers } from "#db/schema/take-overs.ts";
import type { Context } from "#lib/context.ts";
import type { TakeOverRefusal } from "#lib/domain/take-over.ts";
import { erased, type TakeOverRecord } from "./load.ts";

type End = {
  readonly state: "refused" | "given_up";
  readonly code?: TakeOverRefusal;
  readonly params?: Readonly<Record<string, string>>;
};

/** It comes to nothing: key, token and secret are erased; what ZATCA answered is kept. */
export async function endTakeOver(
  ctx: Context,
  tx: Writer,
  { id, establishmentId, calls }: TakeOverRecord,
  { state, code, params }: End,
): Promise<void> {
  await tx
    .update(takeOvers)
    .set({ ...erased, state, calls, reasonCode: code ?? null, reasonParams: params ?? null, endedAt: ctx.clock.now() })
    .where(eq(takeOvers.id, id));
  tx.audit({
    action: `take_over.${state}`,
    entity: "take_over",
    entityId: id,
    establishmentId,
    detail: code === undefined ? {} : { reason: code },
  });
}
