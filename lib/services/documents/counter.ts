import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { chains } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { statement } from "#db/statement.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import { admitSigner, lockChain, type LockedChain, type Signer } from "./issuer.ts";
import { refuseKnownNumber } from "./known-number.ts";
import type { Prepared } from "./prepare.ts";
import { stampDocument, type Stamped } from "./stamp.ts";
import type { Neighbour } from "./view.ts";

/** A document at its place in the chain, stamped and not kept yet. */
export type Placed = {
  readonly id: string;
  readonly at: Date;
  readonly chain: LockedChain;
  readonly signer: Signer;
  readonly stamped: Stamped;
  readonly before: Neighbour | undefined;
};

export type Counter = {
  /** Stamps one document after the other, each at the place that follows. */
  readonly next: (prepared: Prepared, id: string) => Promise<Placed>;
  /** Stores where the chain ends now. */
  readonly close: () => Promise<void>;
};

/** The device's chain, held against every other issue until this transaction ends. */
export async function openCounter(ctx: Context, tx: Writer, device: DeviceRecord, at: Date): Promise<Counter> {
  const { chain, candidate } = await lockChain(tx, device);
  ctx.checkpoint("document.chain_locked");
  let end = chain;
  let last: Neighbour | undefined;
  let opened: Secret | undefined;
  const keyOf = ({ keyPairId: id, privateKeySealed: sealed }: Signer) =>
    (opened ??= openKeyPair(ctx.vault, { id, sealed }, "document.issue"));
  return {
    next: async ({ document, settings, fieldOf }, id) => {
      if (settings["document.number_on_correction"] === "new") await refuseKnownNumber(tx, device, document.number);
      const signer = admitSigner(candidate, document.transaction.kind, { now: at, settings });
      if (signer.chainId !== chain.id) throw new AppError("changed_meanwhile");
      const order = { chain: end, signer, key: () => keyOf(signer), at, settings, fieldOf };
      const [stamped, [before]] = await Promise.all([
        stampDocument(document, order),
        last === undefined ? documentAt(tx, { chainId: chain.id, icv: end.lastIcv.toString() }) : [last],
      ]);
      ctx.checkpoint("document.stamped");
      const placed = { id, at, chain: end, signer, stamped, before };
      end = { ...chain, lastIcv: stamped.icv, lastHash: stamped.hash };
      last = { id, number: document.number, icv: stamped.icv };
      return placed;
    },
    close: async () => {
      const move = { chainId: chain.id, before: chain.lastIcv.toString(), lastHash: end.lastHash };
      const moved = await moveChain(tx, { ...move, lastIcv: end.lastIcv.toString() });
      if (moved.length === 0) throw new AppError("changed_meanwhile");
    },
  };
}

type Move = { chainId: string; before: string; lastIcv: string; lastHash: string };

const moveChain = statement<Move>()((db, given) =>
  db
    .update(chains)
    .set({ lastIcv: sql`${given("lastIcv")}`, lastHash: sql`${given("lastHash")}` })
    .where(and(eq(chains.id, given("chainId")), eq(chains.lastIcv, given("before"))))
    .returning({ id: chains.id }),
);

/** The end of the chain so far, which the first new document follows. */
const documentAt = statement<{ chainId: string; icv: string }>()((db, given) =>
  db
    .select({ id: documentIdentities.id, number: documentIdentities.number, icv: documentIdentities.icv })
    .from(documentIdentities)
    .where(and(eq(documentIdentities.chainId, given("chainId")), eq(documentIdentities.icv, given("icv")))),
);
