import type { Writer } from "#db/atomically.ts";
import { prepaymentTakings } from "#db/schema/prepayment-takings.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { isSameRate, leftOf, sharesOf, type VatShare } from "#lib/domain/prepayment.ts";
import { AppError } from "#lib/errors.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import type { Totals } from "#lib/ubl/totals.ts";
import type { KnownAdvance, NamedDocument } from "./known-advances.ts";
import { holdTaken } from "./taken.ts";

/** What one document takes of one prepayment of the establishment. */
export type Taking = {
  readonly prepaymentId: string;
  readonly prepaymentDeviceId: string;
  readonly advance: KnownAdvance;
  readonly shares: readonly VatShare[];
  /** The place in the caller's input. */
  readonly path: string;
  /** A credit note holds whatever was settled before. */
  readonly bound: boolean;
};

/** What is left, by the prepayment's id, as one document after the other draws on it. */
export type Ledger = Map<string, readonly VatShare[]>;

/**
 * What a document takes: an invoice or a debit note the parts of the prepayments that it names, a credit note its own amounts where it
 * corrects one prepayment and nothing else. `named` are the establishment's own, in the order of `namesIn`.
 */
export function takingsOf(
  document: InvoiceDocument,
  { breakdown }: Pick<Totals, "breakdown">,
  named: readonly (NamedDocument | undefined)[],
  pathOf: PathOf,
): readonly Taking[] {
  const bound = document.typeCode !== "381";
  return named.flatMap((found, place) => {
    if (found === undefined) return [];
    const { id: prepaymentId, deviceId: prepaymentDeviceId, advance } = found;
    const path = pathOf(place);
    const parts = bound ? (document.prepayments[place]?.parts ?? []) : breakdown;
    const foreign = advance !== undefined && advance.document.currency !== document.currency;
    if (bound && foreign) throw refusal(path, "other_currency", advance.document.number);
    if (advance === undefined || foreign) return [];
    return [{ prepaymentId, prepaymentDeviceId, advance, shares: sharesOf(parts), path, bound }];
  });
}

/** An own document that an invoice names as a prepayment is one, and holds. */
export function refuseNoPrepayment(
  { typeCode, prepayments }: Naming,
  named: readonly (NamedDocument | undefined)[],
  pathOf: PathOf,
): void {
  if (typeCode === "381") return;
  const place = named.findIndex((found) => found !== undefined && found.advance === undefined);
  if (place >= 0) throw refusal(pathOf(place), "no_prepayment", prepayments[place]?.number ?? "");
}

type PathOf = (place: number) => string;

const refusal = (path: string, code: string, number: string): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path, code, params: { number } }]);

type Name = { readonly number: string; readonly uuid?: string };
export type Naming = Pick<InvoiceDocument, "typeCode" | "precedingInvoices"> & {
  readonly prepayments: readonly Name[];
};

/** The names of own documents that a document may take from. */
export function namesIn({ typeCode, prepayments, precedingInvoices }: Naming): readonly Name[] {
  if (typeCode !== "381") return prepayments;
  return precedingInvoices.length === 1 ? precedingInvoices : [];
}

/** Takes it from what is left, or throws `document.prepayment_exceeded`. */
export function draw(ledger: Ledger, takings: readonly Taking[]): void {
  for (const { prepaymentId, advance, shares, path, bound } of takings) {
    const left = ledger.get(prepaymentId) ?? advance.left;
    const over = shares.find((asked) => exceeds(asked, shareIn(left, asked)));
    if (bound && over !== undefined) throw exceeded(advance.document, path, over, shareIn(left, over));
    ledger.set(prepaymentId, leftOf(left, shares));
  }
}

const shareIn = (left: readonly VatShare[], rate: VatShare): VatShare =>
  left.find((one) => isSameRate(one, rate)) ?? { ...rate, net: 0n, tax: 0n };

const exceeds = (asked: VatShare, left: VatShare): boolean =>
  asked.net < 0n || asked.tax < 0n || asked.net > left.net || asked.tax > left.tax;

function exceeded({ number, currency }: InvoiceDocument, path: string, asked: VatShare, left: VatShare): AppError {
  const params = {
    number,
    currency,
    category: asked.category,
    percent: asked.percent,
    left: formatAmount(left.net),
    leftTax: formatAmount(left.tax),
    asked: formatAmount(asked.net),
    askedTax: formatAmount(asked.tax),
  };
  return new AppError("document.prepayment_exceeded", params, [{ path, code: "prepayment_exceeded", params }]);
}

/** What is left of all that these take from, held until the transaction ends. Asks nothing where they take nothing. */
export async function holdLedger(tx: Writer, takings: readonly Taking[]): Promise<Ledger> {
  const advances = new Map(takings.map(({ prepaymentId, advance }) => [prepaymentId, advance]));
  const taken = await holdTaken(tx, [...advances.keys()]);
  const ledger: Ledger = new Map();
  for (const [id, { given }] of advances) {
    const before = taken.get(id);
    if (before === undefined) throw new AppError("changed_meanwhile");
    ledger.set(id, leftOf(given, before));
  }
  return ledger;
}

type Owned = Pick<typeof prepaymentTakings.$inferInsert, "establishmentId" | "deviceId" | "environment" | "documentId">;

/** One row for each prepayment, VAT category and rate. */
export async function keepTakings(tx: Writer, owned: Owned, takings: readonly Taking[]): Promise<void> {
  const rows = new Map<string, typeof prepaymentTakings.$inferInsert>();
  for (const { prepaymentId, prepaymentDeviceId, shares } of takings)
    for (const share of shares) {
      const key = `${prepaymentId} ${share.category} ${share.percent}`;
      const { net = 0n, tax = 0n } = rows.get(key) ?? {};
      const sum = { ...share, net: net + share.net, tax: tax + share.tax };
      rows.set(key, { ...owned, prepaymentId, prepaymentDeviceId, ...sum });
    }
  if (rows.size > 0) await tx.insert(prepaymentTakings).values([...rows.values()]);
}
