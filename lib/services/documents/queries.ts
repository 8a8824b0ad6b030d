import { and, asc, eq, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { documents, findings } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { Actor } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey, type SortColumn } from "#lib/services/page-by-key.ts";
import { anyOf, equals, found as foundBy, within } from "#lib/services/search.ts";
import { ListDocuments, OfDocument, type DocumentView, type documentColumns } from "./schema.ts";
import { chainView, content, foundView, issued, rowColumns, rowOf } from "./view.ts";

const sortColumns: Readonly<Record<(typeof documentColumns)[number], SortColumn>> = {
  issued: { by: documentIdentities.createdAt, type: "timestamptz" },
  due: { by: submissions.dueAt, type: "timestamptz" },
};

/** Documents with their way to ZATCA and the hours that are left for it. */
export const listDocuments = query({
  name: "document.list",
  permission: "document:read",
  input: ListDocuments,
  run: (ctx, input) =>
    ctx.read(
      async (db) => {
        const where = matching(input, ctx.actor);
        const page = pageByKey(sortColumns[input.sort.column], { by: documentIdentities.id, type: "uuid" }, input);
        const rowsFound = await db
          .select({ key: page.key, ...rowColumns })
          .from(documentIdentities)
          .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
          .innerJoin(documents, issued)
          .where(and(where, page.where))
          .orderBy(...page.orderBy)
          .limit(page.limit);
        const { rows, ...cursors } = cut(rowsFound, page);
        const now = ctx.clock.now();
        return { rows: rows.map((row) => rowOf(row, now)), ...cursors, ...(await countUpTo(db, counted(where))) };
      },
      { inOrder: input.q === undefined },
    ),
});

const counted = (where: SQL): SQL => sql`${documentIdentities}
  inner join ${submissions} on ${submissions.documentId} = ${documentIdentities.id} where ${where}`;

function matching(input: z.output<typeof ListDocuments>, actor: Actor): SQL {
  const conditions = [
    equals(submissions.state, input.state),
    equals(documentIdentities.kind, input.kind),
    equals(documentIdentities.environment, input.environment),
    within(documentIdentities.establishmentId, input.establishment, actor),
    within(submissions.establishmentId, input.establishment, actor),
    equals(documentIdentities.branchId, input.branch),
    equals(documentIdentities.deviceId, input.device),
    searching(input.q),
  ];
  return and(...conditions) ?? sql`true`;
}

function searching(text: string | undefined): SQL | undefined {
  if (text === undefined) return undefined;
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)) return eq(documentIdentities.uuid, text);
  const buyers = sql`select ${documents.documentId} from ${documents}
    where ${documents.buyerName} is not null and ${foundBy(text, [documents.buyerName])}`;
  return or(foundBy(text, [documentIdentities.number]), anyOf(documentIdentities.id, buyers));
}

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
      .orderBy(asc(findings.foundAt), asc(findings.code), asc(findings.id)),
    neighboursOf(db, documentId),
  ]);
  if (found === undefined) throw new AppError("not_found");
  return { ...rowOf(found, now), ...chainView(found, neighbours), ...foundView(said) };
}

const findingColumns = {
  source: findings.source,
  severity: findings.severity,
  code: findings.code,
  category: findings.category,
  path: findings.path,
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
