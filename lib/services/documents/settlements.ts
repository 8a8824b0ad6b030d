import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/read.ts";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { prepaymentTakings } from "#db/schema/prepayment-takings.ts";
import { query } from "#lib/command.ts";
import { formatAmount, type Amount } from "#lib/domain/money.ts";
import { leftOf, sharesOf, type VatShare } from "#lib/domain/prepayment.ts";
import { AppError } from "#lib/errors.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { OfDocument } from "./schema.ts";
import { readTaken } from "./taken.ts";
import { issued } from "./view.ts";

/** What a document takes of prepayments; of a prepayment (386) what it was, who took of it, and what is left. */
export const documentSettlements = query({
  name: "document.settlements",
  permission: "document:read",
  input: OfDocument,
  run: (ctx, { documentId }) =>
    ctx.read(async (db) => {
      const [[own], takes] = await Promise.all([selectOwn(db, documentId), takenBy(db, documentId)]);
      if (own === undefined) throw new AppError("not_found");
      return { takes, prepayment: own.typeCode === "386" && !own.rejected ? await standing(db, own) : undefined };
    }),
});

const selectOwn = (db: Pick<Reader, "select">, documentId: string) =>
  db
    .select({
      id: documentIdentities.id,
      establishmentId: documentIdentities.establishmentId,
      environment: documentIdentities.environment,
      number: documentIdentities.number,
      uuid: documentIdentities.uuid,
      rejected: sql<boolean>`${documentIdentities.rejectedAt} is not null`,
      typeCode: documents.typeCode,
      xml: documents.xml,
    })
    .from(documentIdentities)
    .innerJoin(documents, issued)
    .where(eq(documentIdentities.id, documentId));

type Own = Awaited<ReturnType<typeof selectOwn>>[number];

const net = sql<string>`sum(${prepaymentTakings.net})`;
const tax = sql<string>`sum(${prepaymentTakings.tax})`;
const sums = { net, tax };

async function takenBy(db: Pick<Reader, "select">, documentId: string) {
  const found = await db
    .select({ id: prepaymentTakings.prepaymentId, number: documentIdentities.number, ...sums })
    .from(prepaymentTakings)
    // a prepayment of a branch that the person does not see has no number here
    .leftJoin(documentIdentities, eq(documentIdentities.id, prepaymentTakings.prepaymentId))
    .where(eq(prepaymentTakings.documentId, documentId))
    .groupBy(prepaymentTakings.prepaymentId, documentIdentities.number)
    .orderBy(asc(documentIdentities.number));
  return found.map((row) => ({ ...row, ...written(row) }));
}

/** With what was taken of a rejected one of its number, which the corrected one stands for. */
async function standing(db: Pick<Reader, "select">, own: Own) {
  const [takers, taken] = await Promise.all([selectTakers(db, own), readTaken(db, [own.id])]);
  const given = sharesOf(computeTotals(readDocument(own.xml, own.uuid).document).breakdown);
  const left = leftOf(given, taken.get(own.id) ?? []);
  const seen = sumOf(takers.filter(({ rejected }) => !rejected).map(amounts));
  const all = sumOf(taken.get(own.id) ?? []);
  const hidden = { net: all.net - seen.net, tax: all.tax - seen.tax };
  return {
    given: written(sumOf(given)),
    left: written(sumOf(left)),
    takers: takers.map((row) => ({ ...row, ...written(row) })),
    /** By branches that the person does not see. */
    hidden: hidden.net > 0n ? written(hidden) : undefined,
  };
}

const same = alias(documentIdentities, "same");

const selectTakers = (db: Pick<Reader, "select">, { establishmentId, environment, number }: Own) =>
  db
    .select({
      id: documentIdentities.id,
      number: documentIdentities.number,
      typeCode: documents.typeCode,
      kind: documentIdentities.kind,
      issueDate: documents.issueDate,
      rejected: sql<boolean>`${documentIdentities.rejectedAt} is not null`,
      ...sums,
    })
    .from(same)
    .innerJoin(prepaymentTakings, eq(prepaymentTakings.prepaymentId, same.id))
    .innerJoin(documentIdentities, eq(documentIdentities.id, prepaymentTakings.documentId))
    .innerJoin(documents, issued)
    .where(and(eq(same.establishmentId, establishmentId), eq(same.environment, environment), eq(same.number, number)))
    .groupBy(documentIdentities.id, documents.typeCode, documents.issueDate)
    .orderBy(asc(documentIdentities.createdAt));

type Sum = Pick<VatShare, "net" | "tax">;

const amounts = (row: { readonly net: string; readonly tax: string }): Sum => ({
  net: BigInt(row.net),
  tax: BigInt(row.tax),
});

const sumOf = (parts: readonly Sum[]): Sum =>
  parts.reduce((sum, part) => ({ net: sum.net + part.net, tax: sum.tax + part.tax }), { net: 0n, tax: 0n });

const written = (sum: { readonly net: Amount | string; readonly tax: Amount | string }) => ({
  net: formatAmount(BigInt(sum.net)),
  tax: formatAmount(BigInt(sum.tax)),
  total: formatAmount(BigInt(sum.net) + BigInt(sum.tax)),
});
