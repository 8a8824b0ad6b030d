import { eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { formatDecimal, type Decimal } from "#lib/domain/decimal.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { AppError } from "#lib/errors.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { OfDocument } from "./schema.ts";
import { isTree, type Tree } from "./typed.ts";
import { issued } from "./view.ts";

/** A rejected document as the input that makes its successor: number and issue time stay, what Khatm makes anew is left out. */
export const correctionDraft = query({
  name: "document.correction",
  permission: "document:write",
  input: OfDocument,
  run: (ctx, { documentId }) => ctx.read((db) => loadCorrection(db, documentId)),
});

export async function loadCorrection(db: Pick<Reader, "select">, documentId: string) {
  const [found] = await db
    .select({
      establishmentId: documentIdentities.establishmentId,
      deviceId: documentIdentities.deviceId,
      branchId: documentIdentities.branchId,
      uuid: documentIdentities.uuid,
      number: documentIdentities.number,
      state: submissions.state,
      xml: documents.xml,
    })
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(documents, issued)
    .where(eq(documentIdentities.id, documentId));
  if (found === undefined) throw new AppError("not_found");
  const { xml, uuid, ...facts } = found;
  const { document } = readDocument(xml, uuid);
  return { ...facts, issueDate: document.issueDate, issueTime: document.issueTime, input: inputOf(document) };
}

/** In the JSON form of documents. Stated amounts follow from the rest, and the seller from the records, which may be what was wrong. */
function inputOf({ uuid: _uuid, seller, stated: _stated, ...document }: InvoiceDocument): Tree {
  const selfBilled = document.transaction.flags.includes("selfBilled");
  const lines = document.lines.map(({ stated: _ours, ...line }) => line);
  const prepayments = document.prepayments.map(({ itemVat: _vat, ...prepayment }) => prepayment);
  return writtenTree({ ...document, ...(selfBilled ? { seller } : {}), lines, prepayments });
}

/** Part of a document in the JSON form of documents. */
function writtenTree(part: object): Tree {
  const tree = written(part);
  return isTree(tree) ? tree : {};
}

/** Amounts and decimals as texts. */
function written(value: unknown): Tree[string] {
  if (typeof value === "bigint") return formatAmount(value);
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(written);
  if (isDecimal(value)) return formatDecimal(value);
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, written(inner)]])),
  );
}

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === "object" && value !== null && "units" in value && "scale" in value;
