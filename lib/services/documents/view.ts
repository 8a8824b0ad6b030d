import { and, eq } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { isLegal } from "#lib/domain/document.ts";
import { formatAmount } from "#lib/domain/money.ts";
import type { DocumentRow, DocumentView } from "./schema.ts";

/** The bytes of an identity lie in the partition of the month in which it was issued. */
export const issued = and(
  eq(documents.documentId, documentIdentities.id),
  eq(documents.issuedAt, documentIdentities.createdAt),
);

export const rowColumns = {
  id: documentIdentities.id,
  establishmentId: documentIdentities.establishmentId,
  environment: documentIdentities.environment,
  deviceId: documentIdentities.deviceId,
  branchId: documentIdentities.branchId,
  kind: documentIdentities.kind,
  typeCode: documents.typeCode,
  number: documentIdentities.number,
  uuid: documentIdentities.uuid,
  issueDate: documents.issueDate,
  issueTime: documents.issueTime,
  issuedAt: documents.issuedAt,
  currency: documents.currency,
  payable: documents.payable,
  tax: documents.tax,
  buyerName: documents.buyerName,
  icv: documentIdentities.icv,
  state: submissions.state,
  submission: submissions.kind,
  dueAt: submissions.dueAt,
};

export const content = {
  taxExclusive: documents.taxExclusive,
  hash: documentIdentities.hash,
  previousHash: documentIdentities.previousHash,
  qr: documents.qr,
  xml: documents.xml,
  attempts: submissions.attempts,
  outcome: submissions.outcome,
};

type Amounts = "payable" | "tax" | "icv";
type Row = Omit<DocumentRow, Amounts | "legal" | "hoursLeft"> & Readonly<Record<Amounts, bigint>>;

const waiting: ReadonlySet<string> = new Set(["pending", "stopped"]);

export function rowOf(row: Row, now: Date): DocumentRow {
  const hours = (row.dueAt.getTime() - now.getTime()) / 3_600_000;
  return {
    id: row.id,
    establishmentId: row.establishmentId,
    environment: row.environment,
    deviceId: row.deviceId,
    branchId: row.branchId,
    kind: row.kind,
    typeCode: row.typeCode,
    number: row.number,
    uuid: row.uuid,
    issueDate: row.issueDate,
    issueTime: row.issueTime,
    issuedAt: row.issuedAt,
    currency: row.currency,
    payable: formatAmount(row.payable),
    tax: formatAmount(row.tax),
    buyerName: row.buyerName,
    icv: row.icv.toString(),
    state: row.state,
    submission: row.submission,
    legal: isLegal(row.kind, row.state),
    dueAt: row.dueAt,
    hoursLeft: waiting.has(row.state) ? Math.floor(hours * 10) / 10 : null,
  };
}

type FindingView = DocumentView["findings"][number];

/** What was found, and apart from it what ZATCA accepts and a person would not want. */
export const foundView = (found: readonly FindingView[]) => ({
  findings: found.filter(({ code }) => !isAdvice(code)).map(findingView),
  advice: found.filter(({ code }) => isAdvice(code)).map(adviceView),
});

const isAdvice = (code: string): boolean => code.startsWith("advice.");

const adviceView = ({ code, path, field, params, message }: FindingView) => ({
  code,
  path,
  field,
  params: { ...params },
  message,
});

/** A finding without what only the database needs of it. */
const findingView = ({ source, severity, code, category, path, field, params, message }: FindingView) => ({
  source,
  severity,
  code,
  category,
  path,
  field,
  params: { ...params },
  message,
});

export type Neighbour = { readonly id: string; readonly number: string; readonly icv: bigint };
type Content = Pick<DocumentView, "hash" | "previousHash" | "qr" | "attempts" | "outcome"> & {
  readonly taxExclusive: bigint;
  readonly xml: Uint8Array;
  readonly icv: bigint;
};

export function chainView(
  { taxExclusive, hash, previousHash, qr, xml, attempts, outcome, icv }: Content,
  neighbours: readonly Neighbour[],
) {
  const at = (place: bigint) => {
    const found = neighbours.find((each) => each.icv === place);
    return found === undefined ? null : { id: found.id, number: found.number };
  };
  return {
    hash,
    previousHash,
    qr,
    attempts,
    outcome,
    taxExclusive: formatAmount(taxExclusive),
    xml: Buffer.from(xml).toString("base64"),
    before: at(icv - 1n),
    after: at(icv + 1n),
  };
}
