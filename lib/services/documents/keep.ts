import type { Writer } from "#db/atomically.ts";
import { documents, findings } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import { submissionDeadline } from "#lib/domain/deadline.ts";
import { submissionKindOf, type SubmissionKind } from "#lib/domain/document.ts";
import type { Placed } from "./counter.ts";
import type { Prepared } from "./prepare.ts";
import { prepaymentLeft } from "./prepayment-left.ts";
import type { DocumentView } from "./schema.ts";
import { keepTakings } from "./takings.ts";
import { chainView, foundView, rowOf } from "./view.ts";

type Owned = Pick<typeof documentIdentities.$inferInsert, "establishmentId" | "deviceId" | "environment">;

/** Identity, bytes, findings and submission. Gives the document as a reader would find it once the chain ends with it. */
export async function keepDocument(tx: Writer, prepared: Prepared, placed: Placed): Promise<DocumentView> {
  const { device, document } = prepared;
  const { id, at, before, stamped } = placed;
  const owned = { establishmentId: device.establishmentId, deviceId: device.id, environment: device.environment };
  const found = [...prepared.findings, ...stamped.findings].map((each) => ({
    field: null,
    ...each,
    source: "khatm" as const,
  }));
  const kind = submissionKindOf(document.transaction.kind);
  const identity = { ...owned, ...identityOf(prepared, placed) };
  const content = contentOf(prepared, placed);
  const sending = { kind, dueAt: submissionDeadline(kind, prepared.issuedAt) };
  // Sent at once and answered in order: one round trip for all.
  await Promise.all([
    insertIdentity(tx, identity),
    insertDocument(tx, { ...owned, documentId: id, issuedAt: at, ...content }),
    insertSubmission(tx, { ...owned, documentId: id, ...sending, nextAttemptAt: at, createdAt: at }),
    prepared.takings.length > 0 && keepTakings(tx, { ...owned, documentId: id }, prepared.takings),
    found.length > 0 &&
      tx.insert(findings).values(found.map((each) => ({ ...owned, ...each, documentId: id, foundAt: at }))),
  ]);
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
    ...chainView({ ...row, attempts: 0, outcome: null }, before ? [before] : []),
    prepaymentLeft: await prepaymentLeft(tx, row),
    ...foundView(found.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b))))),
  };
}

/** As a reader finds them: by code, then by place, those without one last. */
const orderOf = ({ code, path }: { code: string; path: string | null }): string => `${code} ${path ?? "~"}`;

const owner = ["establishmentId", "deviceId", "environment"] as const;

type Identity = Owned & ReturnType<typeof identityOf>;
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

const identityOf = ({ branchId, document }: Prepared, { id, at, chain, signer, stamped }: Placed) => ({
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
  buyerName: document.buyer?.name?.slice(0, 300) || null,
  createdAt: at,
});

const contentOf = ({ document, totals }: Prepared, { stamped }: Placed) => ({
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
