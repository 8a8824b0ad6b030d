import { and, desc, eq, isNull, or, sql, inArray, ne, type SQL } from "drizzle-orm";
import { z } from "zod";
import { among } from "#db/among.ts";
import type { Reader } from "#db/read.ts";
import { documents } from "#db/partitioned/documents.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { bareNumber } from "#lib/domain/buyer-number.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { leftOf, sharesOf, totalOf } from "#lib/domain/prepayment.ts";
import { AppError } from "#lib/errors.ts";
import { searchText } from "#lib/services/list-input.ts";
import { anyOf, found as foundBy } from "#lib/services/search.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { readTaken } from "./taken.ts";
import { issued } from "./view.ts";

/** More than one page of them needs a narrower search. */
const offered = 20;

const FindAdvances = z.object({
  deviceId: z.uuid(),
  q: searchText,
  buyer: z.object({
    name: searchText,
    vatNumber: searchText,
    identifier: searchText,
  }),
});

/** Legal prepayment invoices (386) of one buyer, of the establishment and environment of a device, with what is left of them: what a final invoice may settle. */
export const findAdvances = query({
  name: "document.advances",
  permission: "document:write",
  input: FindAdvances,
  run: (ctx, { deviceId, q, buyer }) =>
    ctx.read(async (db) => {
      const text = q ?? buyer.name;
      if (text === undefined) return [];
      const buyers = sql`select ${documents.documentId} from ${documents}
        where ${documents.buyerName} is not null and ${foundBy(text, [documents.buyerName])}`;
      const matching = or(foundBy(text, [documentIdentities.number]), anyOf(documentIdentities.id, buyers));
      const found = await readAdvances(db, deviceId, and(matching, somethingLeft));
      const ofBuyer = found.filter(({ document }) => isSameBuyer(document.buyer, buyer));
      const taken = await readTaken(
        db,
        ofBuyer.map(({ id }) => id),
      );
      return ofBuyer.map(({ id, document }) => {
        const { breakdown } = computeTotals(document);
        const left = leftOf(sharesOf(breakdown), taken.get(id) ?? []);
        return {
          number: document.number,
          uuid: document.uuid,
          issueDate: document.issueDate,
          currency: document.currency,
          buyerName: document.buyer?.name ?? null,
          total: formatAmount(totalOf(left)),
          left: left.map(({ net, tax, ...rate }) => ({ ...rate, net: formatAmount(net), tax: formatAmount(tax) })),
        };
      });
    }),
});

const somethingLeft = sql`${documents.taxExclusive} >
  (select coalesce(sum(taken.net), 0) from khatm_taken(array[${documentIdentities.id}], false) as taken)`;

/** The prepayments of these UUIDs, in their order. One that is missing, rejected, not legal yet or no prepayment is `not_found`. */
export async function loadAdvances(
  db: Pick<Reader, "select">,
  deviceId: string,
  uuids: readonly string[],
): Promise<readonly InvoiceDocument[]> {
  const found = await readAdvances(db, deviceId, among(documentIdentities.uuid, uuids), uuids.length);
  return uuids.map((uuid) => {
    const advance = found.find(({ document }) => document.uuid.toLowerCase() === uuid.toLowerCase());
    if (advance === undefined) throw new AppError("not_found");
    return advance.document;
  });
}

async function readAdvances(
  db: Pick<Reader, "select">,
  deviceId: string,
  matching: SQL | undefined,
  limit = offered,
): Promise<readonly { readonly id: string; readonly document: InvoiceDocument }[]> {
  const legal = or(
    inArray(submissions.state, ["accepted", "accepted_with_warnings"]),
    and(eq(documentIdentities.kind, "simplified"), ne(submissions.state, "rejected")),
  );
  const found = await db
    .select({ id: documentIdentities.id, uuid: documentIdentities.uuid, xml: documents.xml })
    .from(documentIdentities)
    .innerJoin(
      devices,
      and(
        eq(devices.id, deviceId),
        eq(devices.establishmentId, documentIdentities.establishmentId),
        eq(devices.environment, documentIdentities.environment),
      ),
    )
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(documents, issued)
    .where(and(isNull(documentIdentities.rejectedAt), eq(documents.typeCode, "386"), legal, matching))
    .orderBy(desc(documentIdentities.createdAt), desc(documentIdentities.id))
    .limit(limit);
  return found.map(({ id, uuid, xml }) => ({ id, document: readDocument(xml, uuid).document }));
}

type Buyer = Partial<Readonly<Record<"name" | "vatNumber" | "identifier", string | undefined>>>;

/** By VAT number where both have one, by other ID where both have one, and else by name. */
export function isSameBuyer(one: InvoiceDocument["buyer"], other: Buyer): boolean {
  if (one?.vatNumber !== undefined && other.vatNumber !== undefined)
    return one.vatNumber === bareNumber(other.vatNumber);
  if (one?.identifier !== undefined && other.identifier !== undefined)
    return one.identifier.value === other.identifier.trim();
  return one?.name?.trim() === other.name?.trim();
}
