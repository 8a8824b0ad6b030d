import type { Reader } from "#db/read.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { leftOf, sharesOf } from "#lib/domain/prepayment.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import type { DocumentView } from "./schema.ts";
import { readTaken } from "./taken.ts";

type Asked = Pick<DocumentView, "id" | "uuid" | "typeCode" | "state"> & { readonly xml: Uint8Array };

/** What is left of a prepayment (386), in the parts that a final invoice takes of it; null for any other document and for a rejected one. */
export async function prepaymentLeft(
  db: Pick<Reader, "select">,
  { id, uuid, typeCode, state, xml }: Asked,
): Promise<DocumentView["prepaymentLeft"]> {
  if (typeCode !== "386" || state === "rejected") return null;
  const taken = await readTaken(db, [id]);
  const given = sharesOf(computeTotals(readDocument(xml, uuid).document).breakdown);
  return leftOf(given, taken.get(id) ?? []).map(({ category, percent, net, tax }) => ({
    category,
    percent,
    taxable: formatAmount(net),
    tax: formatAmount(tax),
  }));
}
