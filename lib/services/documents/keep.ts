import { and, eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documents, findings } from "#db/partitioned/documents.ts";
import { chains } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { submissionDeadline } from "#lib/domain/deadline.ts";
import { submissionKindOf } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import type { LockedChain, Signer } from "./issuer.ts";
import type { Prepared } from "./prepare.ts";
import type { stampDocument } from "./stamp.ts";

type Kept = {
  readonly id: string;
  readonly at: Date;
  readonly chain: LockedChain;
  readonly signer: Signer;
  readonly stamped: Awaited<ReturnType<typeof stampDocument>>;
};

/** Identity, bytes, findings, submission and the chain's new end: all or nothing. */
export async function keepDocument(tx: Writer, prepared: Prepared, kept: Kept): Promise<void> {
  const { device, document } = prepared;
  const { id, at, chain, stamped } = kept;
  const owned = { establishmentId: device.establishmentId, deviceId: device.id, environment: device.environment };
  const found = [...prepared.findings, ...stamped.findings];
  const kind = submissionKindOf(document.transaction.kind);
  const dueAt = submissionDeadline(kind, prepared.issuedAt);
  // Sent at once and answered in order: one round trip for all.
  const [moved] = await Promise.all([
    tx
      .update(chains)
      .set({ lastIcv: stamped.icv, lastHash: stamped.hash })
      .where(and(eq(chains.id, chain.id), eq(chains.lastIcv, chain.lastIcv)))
      .returning({ id: chains.id }),
    tx.insert(documentIdentities).values({ ...owned, ...identityOf(prepared, kept) }),
    tx.insert(documents).values({ ...owned, documentId: id, issuedAt: at, ...contentOf(prepared, kept) }),
    tx.insert(submissions).values({ ...owned, documentId: id, kind, dueAt, nextAttemptAt: at, createdAt: at }),
    ...(found.length === 0
      ? []
      : [
          tx
            .insert(findings)
            .values(
              found.map((each) => ({ ...owned, ...each, documentId: id, foundAt: at, source: "khatm" as const })),
            ),
        ]),
  ]);
  if (moved.length === 0) throw new AppError("changed_meanwhile");
}

const identityOf = ({ branchId, document }: Prepared, { id, at, chain, signer, stamped }: Kept) => ({
  id,
  branchId,
  chainId: chain.id,
  credentialId: signer.id,
  kind: document.transaction.kind,
  icv: stamped.icv,
  hash: stamped.hash,
  previousHash: chain.lastHash,
  uuid: document.uuid,
  number: document.number,
  createdAt: at,
});

const contentOf = ({ document, totals }: Prepared, { stamped }: Kept) => ({
  typeCode: document.typeCode,
  issueDate: document.issueDate,
  issueTime: document.issueTime,
  currency: document.currency,
  taxExclusive: totals.taxExclusive,
  tax: totals.tax,
  payable: totals.payable,
  buyerName: document.buyer?.name ?? null,
  xml: stamped.xml,
  qr: stamped.qr,
});
