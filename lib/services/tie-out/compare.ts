import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { command } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { formatAmount, type Amount } from "#lib/domain/money.ts";
import { compareLists, type Difference, type IssuedDocument } from "#lib/domain/tie-out.ts";
import { AppError } from "#lib/errors.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { inMonth, ofIdentity } from "./month.ts";
import { readGiven } from "./read-given.ts";
import { CompareList, type OfMonth } from "./schema.ts";

const mostShown = 1000;
const mostDocuments = 200_000;
const atOnce = 5000;

/** Holds a month against the ERP's own list of it, number by number. Nothing of the list is kept. */
export const compareList = command({
  name: "tie_out.compare",
  permission: "document:read",
  input: CompareList,
  async run(ctx, { csv, file, ...month }) {
    const { establishmentId } = month;
    await ctx.read((db) => loadEstablishment(db, establishmentId));
    const list = await readGiven({ csv, file });
    const { rows, problems, sheet } = list;
    const here = await issuedIn(ctx, month);
    const { matching, differences } = compareLists(here, list);
    const shown = differences.slice(0, mostShown);
    const elsewhere = await ctx.read((db) => findElsewhere(db, month, shown));
    await ctx.atomically(async (tx) => {
      const detail = {
        month: month.month,
        environment: month.environment,
        listed: rows.length,
        differences: differences.length,
      };
      tx.audit({
        action: "tie_out.compare",
        entity: "establishment",
        entityId: establishmentId,
        establishmentId,
        detail,
      });
    });
    return {
      month: month.month,
      sheet,
      here: here.length,
      there: rows.length,
      matching,
      total: differences.length,
      differences: shown.map((each) => viewOf(each, elsewhere)),
      problems: problems.slice(0, mostShown),
    };
  },
});

async function issuedIn(ctx: Context, month: OfMonth): Promise<readonly IssuedDocument[]> {
  const found: IssuedDocument[] = [];
  let after: { at: Date; id: string } | undefined;
  for (;;) {
    const batch = await ctx.read((db) => issuedAfter(db, month, after));
    found.push(...batch.map(({ typeCode, at: _at, ...row }) => ({ ...row, credit: typeCode === "381" })));
    if (found.length > mostDocuments)
      throw new AppError("evidence.too_much", { count: found.length, limit: mostDocuments });
    const last = batch.at(-1);
    if (last === undefined || batch.length < atOnce) return found;
    after = { at: last.at, id: last.documentId };
  }
}

const issuedAfter = (db: Reader, month: OfMonth, after: { at: Date; id: string } | undefined) =>
  db
    .select({
      documentId: documentIdentities.id,
      at: documentIdentities.createdAt,
      number: documentIdentities.number,
      typeCode: documents.typeCode,
      net: documents.taxExclusive,
      vat: documents.tax,
    })
    .from(documentIdentities)
    .innerJoin(documents, ofIdentity)
    .where(
      and(
        inMonth(month),
        isNull(documentIdentities.rejectedAt),
        after &&
          sql`(${documentIdentities.createdAt}, ${documentIdentities.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(documentIdentities.createdAt), asc(documentIdentities.id))
    .limit(atOnce);

type Elsewhere = "rejected" | "other_month";

/** Numbers that the month lacks, but another month or the rejected ones have. */
async function findElsewhere(
  db: Reader,
  { establishmentId, environment }: OfMonth,
  differences: readonly Difference[],
): Promise<ReadonlyMap<string, Elsewhere>> {
  const numbers = differences.filter(({ kind }) => kind === "missing_here").map(({ number }) => number);
  if (numbers.length === 0) return new Map();
  const rows = await db
    .select({ number: documentIdentities.number, rejectedAt: documentIdentities.rejectedAt })
    .from(documentIdentities)
    .where(
      and(
        eq(documentIdentities.establishmentId, establishmentId),
        eq(documentIdentities.environment, environment),
        inArray(documentIdentities.number, numbers),
      ),
    )
    .orderBy(sql`${documentIdentities.rejectedAt} is null`);
  return new Map(rows.map(({ number, rejectedAt }) => [number, rejectedAt === null ? "other_month" : "rejected"]));
}

function viewOf(difference: Difference, elsewhere: ReadonlyMap<string, Elsewhere>) {
  if (difference.kind === "differs") return { ...difference, net: both(difference.net), vat: both(difference.vat) };
  const amounts = { net: formatAmount(difference.net), vat: formatAmount(difference.vat) };
  if (difference.kind !== "missing_here") return { ...difference, ...amounts };
  return { ...difference, ...amounts, found: elsewhere.get(difference.number) ?? null };
}

const both = ({ here, there }: { here: Amount; there: Amount }) => ({
  here: formatAmount(here),
  there: formatAmount(there),
});
