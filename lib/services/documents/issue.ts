import type { Writer } from "#db/atomically.ts";
import { gatherByKey, togetherOrAlone } from "#db/gather.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { claim, namedCall, recall, type NamedCall } from "#lib/services/api-keys/idempotency.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { noteSighting } from "#lib/services/devices/sightings.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { openCounter, type Placed } from "./counter.ts";
import { IssueDocument } from "./issue-input.ts";
import { keepDocument } from "./keep.ts";
import { prepareDocument, type Prepared } from "./prepare.ts";
import { viewDocument } from "./queries.ts";
import type { DocumentView } from "./schema.ts";
import { draw, holdLedger } from "./takings.ts";

/**
 * Checks, counts, stamps and keeps a document in one transaction, and leaves its submission pending. The same call by the
 * same name finds what it made before.
 */
export const issueDocument = command({
  name: "document.issue",
  permission: "document:write",
  input: IssueDocument,
  async run(ctx, input) {
    const call = namedCall(ctx, "document.issue", input);
    const made = await earlier(ctx, call);
    if (made !== undefined) return made;
    try {
      return await issueNow(ctx, input, call);
    } catch (refused) {
      // the same call may have been answered meanwhile, and have taken what this one was refused for
      const twin = await earlier(ctx, call);
      if (twin !== undefined) return twin;
      throw refused;
    }
  },
});

async function earlier(ctx: Context, call: NamedCall | undefined): Promise<DocumentView | undefined> {
  if (call === undefined) return undefined;
  return await ctx.read(async (db) => {
    const id = await recall(db, call);
    return id === undefined ? undefined : await viewDocument(db, id, ctx.clock.now());
  });
}

async function issueNow(ctx: Context, input: IssueDocument, call: NamedCall | undefined): Promise<DocumentView> {
  const prepared = await prepareDocument(ctx, input);
  ctx.checkpoint("document.prepared");
  const ended = await issueInRounds(`${prepared.device.id} ${JSON.stringify(ctx.actor)}`, { ctx, prepared, call });
  if ("failed" in ended) throw ended.failed;
  ctx.checkpoint("document.issued");
  return ended.done;
}

type Order = { readonly ctx: Context; readonly prepared: Prepared; readonly call: NamedCall | undefined };

/** What tills ask of one device while it issues goes out together: they share a connection and a commit. Rounds are short, so that while one is stamped the next is prepared. */
const issueInRounds = gatherByKey((orders: readonly Order[]) => togetherOrAlone(orders, issueAll), { most: 8 });

/** All of one device and one caller: one transaction, in the order in which they came. */
async function issueAll(orders: readonly Order[]): Promise<readonly DocumentView[]> {
  const [first] = orders;
  if (first === undefined) return [];
  const { ctx, prepared } = first;
  return await ctx.atomically(async (tx) => {
    const at = ctx.clock.now();
    const taken = await Promise.all(orders.map((order) => take(tx, order, at)));
    if (taken.every(({ made }) => made)) return await Promise.all(taken.map(({ id }) => viewDocument(tx, id, at)));
    const fresh = orders.filter((_, index) => taken[index]?.made === false);
    const ledger = await holdLedger(
      tx,
      fresh.flatMap((order) => order.prepared.takings),
    );
    const counter = await openCounter(ctx, tx, prepared.device, at);
    const issued: Promise<DocumentView>[] = [];
    try {
      for (const [index, order] of orders.entries()) {
        const { id, made } = taken[index] ?? {};
        if (id === undefined) continue;
        if (!made) draw(ledger, order.prepared.takings);
        issued.push(made ? viewDocument(tx, id, at) : keep(tx, order.prepared, await counter.next(order.prepared, id)));
      }
    } finally {
      // what was sent is answered before the transaction ends, either way
      await Promise.allSettled(issued);
    }
    const views = await Promise.all(issued);
    tx.lastly(counter.close);
    ctx.checkpoint("document.kept");
    return views;
  });
}

/** The id of a new document, or that of the one which the same call by the same name made before. */
async function take(tx: Writer, { prepared, call }: Order, at: Date): Promise<{ id: string; made: boolean }> {
  const id = crypto.randomUUID();
  const { establishmentId } = prepared.device;
  if (call === undefined || (await claim(tx, call, { establishmentId, entityId: id, createdAt: at })))
    return { id, made: false };
  const earlierId = await recall(tx, call);
  if (earlierId === undefined) throw new AppError("changed_meanwhile");
  tx.audit({ action: "document.issue_again", entity: "document", entityId: earlierId, establishmentId });
  return { id: earlierId, made: true };
}

async function keep(tx: Writer, prepared: Prepared, placed: Placed): Promise<DocumentView> {
  const { device, document } = prepared;
  const { establishmentId, environment } = device;
  const { id, at, signer, stamped } = placed;
  auditOpening(tx, { id: signer.keyPairId, establishmentId }, "private_key", "document.issue");
  const detail = { number: document.number, icv: stamped.icv.toString(), environment };
  tx.audit({ action: "document.issue", entity: "document", entityId: id, establishmentId, detail });
  tx.enqueue(wakeLane(device));
  const [view] = await Promise.all([
    keepDocument(tx, prepared, placed),
    noteCertificate(tx, prepared, { live: signer.certificate, at }),
  ]);
  return view;
}

/** A document that came signed by another certificate than the live one says that somebody else signs for this device. */
async function noteCertificate(
  tx: Writer,
  { device, document, certificate, issuedAt }: Prepared,
  { live, at }: { readonly live: Uint8Array; readonly at: Date },
): Promise<void> {
  if (certificate === undefined) return;
  await noteSighting(tx, device, { certificate, live, documentNumber: document.number, issuedAt, seenAt: at });
}
