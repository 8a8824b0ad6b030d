import type { Writer } from "#db/atomically.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { claim, namedCall, recall, type NamedCall } from "#lib/services/api-keys/idempotency.ts";
import { auditOpening } from "#lib/services/enrolments/credential.ts";
import { noteSighting } from "#lib/services/devices/sightings.ts";
import { wakeLane } from "#lib/services/submissions/wake.ts";
import { inTurn } from "./in-turn.ts";
import { IssueDocument } from "./issue-input.ts";
import { refuseKnownNumber } from "./known-number.ts";
import { admitSigner, lockChain } from "./issuer.ts";
import { keepDocument } from "./keep.ts";
import { prepareDocument, type Prepared } from "./prepare.ts";
import { viewDocument } from "./queries.ts";
import type { DocumentView } from "./schema.ts";
import { stampDocument } from "./stamp.ts";

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
    const before = await earlier(ctx, call);
    if (before !== undefined) return await ctx.read((db) => viewDocument(db, before, ctx.clock.now()));
    const prepared = await prepareDocument(ctx, input);
    ctx.checkpoint("document.prepared");
    const issued = await inTurn(prepared.device.id, () => issue(ctx, prepared, call));
    ctx.checkpoint("document.issued");
    return issued;
  },
});

const earlier = async (ctx: Context, call: NamedCall | undefined): Promise<string | undefined> =>
  call && (await ctx.read((db) => recall(db, call)));

async function issue(ctx: Context, prepared: Prepared, call: NamedCall | undefined): Promise<DocumentView> {
  const { device, document, settings } = prepared;
  const { establishmentId } = device;
  const id = crypto.randomUUID();
  return await ctx.atomically(async (tx) => {
    const at = ctx.clock.now();
    if (call !== undefined && !(await claim(tx, call, { establishmentId, entityId: id, createdAt: at }))) {
      const made = await recall(tx, call);
      if (made === undefined) throw new AppError("changed_meanwhile");
      tx.audit({ action: "document.issue_again", entity: "document", entityId: made, establishmentId });
      return await viewDocument(tx, made, at);
    }
    const { chain, candidate } = await lockChain(tx, device);
    if (settings["document.number_on_correction"] === "new") await refuseKnownNumber(tx, device, document.number);
    ctx.checkpoint("document.chain_locked");
    const signer = admitSigner(candidate, document.transaction.kind, { now: at, settings });
    if (signer.chainId !== chain.id) throw new AppError("changed_meanwhile");
    const stamped = await stampDocument(ctx, document, { chain, signer, at, settings });
    ctx.checkpoint("document.stamped");
    const view = await keepDocument(tx, prepared, { id, at, chain, signer, stamped });
    await noteCertificate(tx, prepared, { live: signer.certificate, at });
    ctx.checkpoint("document.kept");
    auditOpening(tx, { id: signer.keyPairId, establishmentId }, "private_key", "document.issue");
    tx.audit({
      action: "document.issue",
      entity: "document",
      entityId: id,
      establishmentId,
      detail: { number: document.number, icv: stamped.icv.toString(), environment: device.environment },
    });
    tx.enqueue(wakeLane(device));
    return view;
  });
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
