import { and, eq, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documents, findings } from "#db/partitioned/documents.ts";
import { chains } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import { submissionDeadline } from "#lib/domain/deadline.ts";
import { submissionKindOf, type SubmissionKind } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import type { LockedChain, Signer } from "./issuer.ts";
import type { Prepared } from "./prepare.ts";
import type { DocumentView } from "./schema.ts";
import type { stampDocument } from "./stamp.ts";
import { chainView, foundView, rowOf } from "./view.ts";

type Owned = Pick<typeof documentIdentities.$inferInsert, "establishmentId" | "deviceId" | "environment">;

type Kept = {
  readonly id: string;
  readonly at: Date;
  readonly chain: LockedChain;
  readonly signer: Signer;
  readonly stamped: Awaited<ReturnType<typeof stampDocument>>;
};

/** Identity, bytes, findings, submission and the chain's new end: all or nothing. Gives the document as a reader would now find it. */
export async function keepDocument(tx: Writer, prepared: Prepared, kept: Kept): Promise<DocumentView> {
  const { device, document } = prepared;
  const { id, at, chain, stamped } = kept;
  const owned = { establishmentId: device.establishmentId, deviceId: device.id, environment: device.environment };
  const found = [...prepared.findings, ...stamped.findings].map((each) => ({ ...each, source: "khatm" as const }));
  const kind = submissionKindOf(document.transaction.kind);
  const identity = { ...owned, ...identityOf(prepared, kept), buyerName: document.buyer?.name?.slice(0, 300) || null };
  const content = contentOf(prepared, kept);
  const sending = { kind, dueAt: submissionDeadline(kind, prepared.issuedAt) };
  // Sent at once and answered in order: one round trip for all.
  const before = chain.lastIcv.toString();
  const [moved, last] = await Promise.all([
    moveChain(tx, { chainId: chain.id, before, lastIcv: stamped.icv.toString(), lastHash: stamped.hash }),
    documentAt(tx, { chainId: chain.id, icv: before }),
    insertIdentity(tx, identity),
    insertDocument(tx, { ...owned, documentId: id, issuedAt: at, ...content }),
    insertSubmission(tx, { ...owned, documentId: id, ...sending, nextAttemptAt: at, createdAt: at }),
    found.length > 0 &&
      tx.insert(findings).values(found.map((each) => ({ ...owned, ...each, documentId: id, foundAt: at }))),
  ]);
  if (moved.length === 0) throw new AppError("changed_meanwhile");
  const row = {
    ...identity,
    ...content,
    issuedAt: at,
    state: "pending" as const,
    submission: kind,
    dueAt: sending.dueAt,
  };
  return {
    ...rowOf(row, at),
    ...chainView({ ...row, attempts: 0, outcome: null }, last),
    ...foundView(found.toSorted((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)))),
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

/** The end of the chain so far, which the new document follows. */
const documentAt = statement<{ chainId: string; icv: string }>()((db, given) =>
  db
    .select({ id: documentIdentities.id, number: documentIdentities.number, icv: documentIdentities.icv })
    .from(documentIdentities)
    .where(and(eq(documentIdentities.chainId, given("chainId")), eq(documentIdentities.icv, given("icv")))),
);

const owner = ["establishmentId", "deviceId", "environment"] as const;

type Identity = Owned & ReturnType<typeof identityOf> & { buyerName: string | null };
const insertIdentity = statement<Identity>()((db, given) =>
  db
    .insert(documentIdentities)
    .values(
      given.row(
        ...owner,
        "id",
        "branchId",
        "chainId",
        "credentialId",
        "kind",
        "icv",
        "hash",
        "previousHash",
        "uuid",
        "number",
        "buyerName",
        "createdAt",
      ),
    ),
);

type Bytes = Owned & ReturnType<typeof contentOf> & { documentId: string; issuedAt: Date };
const insertDocument = statement<Bytes>()((db, given) =>
  db
    .insert(documents)
    .values(
      given.row(
        ...owner,
        "documentId",
        "issuedAt",
        "typeCode",
        "issueDate",
        "issueTime",
        "currency",
        "taxExclusive",
        "tax",
        "payable",
        "buyerName",
        "xml",
        "qr",
      ),
    ),
);

type Sending = Owned & { documentId: string; kind: SubmissionKind; dueAt: Date; nextAttemptAt: Date; createdAt: Date };
const insertSubmission = statement<Sending>()((db, given) =>
  db.insert(submissions).values(given.row(...owner, "documentId", "kind", "dueAt", "nextAttemptAt", "createdAt")),
);

const identityOf = ({ branchId, document }: Prepared, { id, at, chain, signer, stamped }: Kept) => ({
  id,
  branchId,
  chainId: chain.id,
  credentialId: signer.id,
  kind: document.transaction.kind,
  icv: stamped.icv,
  hash: stamped.hash,
  previousHash: chain.lastHash,
  uuid: document.uuid.toLowerCase(),
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
