import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/read.ts";
import { documents, findings } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { readPage } from "#lib/services/read-page.ts";
import { documentsAsked } from "./asked.ts";
import { prepaymentLeft } from "./prepayment-left.ts";
import { ListDocuments, OfDocument, type DocumentView } from "./schema.ts";
import { chainView, content, foundView, issued, rowColumns, rowOf } from "./view.ts";

/** Documents with their way to ZATCA and the hours that are left for it. */
export const listDocuments = query({
  name: "document.list",
  permission: "document:read",
  input: ListDocuments,
  run: (ctx, input) =>
    ctx.list(async (db) => {
      const now = ctx.clock.now();
      const { rows, ...page } = await readPage(db, documentsAsked(input, ctx.actor, now));
      return { ...page, rows: rows.map((row) => rowOf(row, now)) };
    }),
});

/** One document whole: its bytes, QR, findings, submission and neighbours in the chain. */
export const showDocument = query({
  name: "document.show",
  permission: "document:read",
  input: OfDocument,
  run: (ctx, { documentId }) => ctx.read((db) => viewDocument(db, documentId, ctx.clock.now())),
});

export async function viewDocument(db: Pick<Reader, "select">, documentId: string, now: Date): Promise<DocumentView> {
  const [[found], said, neighbours] = await Promise.all([
    db
      .select({ ...rowColumns, ...content })
      .from(documentIdentities)
      .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
      .innerJoin(documents, issued)
      .where(eq(documentIdentities.id, documentId)),
    db
      .select(findingColumns)
      .from(findings)
      .where(eq(findings.documentId, documentId))
      .orderBy(asc(findings.foundAt), asc(findings.code), sql`${findings.path} collate "C"`, asc(findings.id)),
    neighboursOf(db, documentId),
  ]);
  if (found === undefined) throw new AppError("not_found");
  const left = await prepaymentLeft(db, found);
  return { ...rowOf(found, now), ...chainView(found, neighbours), prepaymentLeft: left, ...foundView(said) };
}

const findingColumns = {
  source: findings.source,
  severity: findings.severity,
  code: findings.code,
  category: findings.category,
  path: findings.path,
  field: findings.field,
  params: findings.params,
  message: findings.message,
};

const itself = alias(documentIdentities, "itself");

const neighboursOf = (db: Pick<Reader, "select">, documentId: string) =>
  db
    .select({ id: documentIdentities.id, number: documentIdentities.number, icv: documentIdentities.icv })
    .from(itself)
    .innerJoin(
      documentIdentities,
      and(
        eq(documentIdentities.chainId, itself.chainId),
        sql`${documentIdentities.icv} in (${itself.icv} - 1, ${itself.icv} + 1)`,
      ),
    )
    .where(eq(itself.id, documentId));
