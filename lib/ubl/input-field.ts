import type { Amount } from "#lib/domain/money.ts";
import type { InvoiceDocument, Line } from "./document.ts";
import { exemptionOf } from "./exemption.ts";
import { ofDocument, ofPrepayment } from "./input-places.ts";
import type { Totals } from "./totals.ts";

/** A document as its caller gave it: `DocumentInput`, or the document itself where it came as XML. */
type Given = Pick<InvoiceDocument, "transaction" | "payments" | "exemptions" | "stated"> &
  Partial<Pick<InvoiceDocument, "seller" | "buyer">> & {
    readonly lines: readonly Pick<Line, "stated">[];
    readonly prepayments: readonly {
      readonly parts?: readonly { readonly taxable: Amount; readonly tax?: Amount }[];
    }[];
  };
type Breakdown = Pick<Totals, "breakdown">;

/**
 * The field of the JSON input that a place of the document's XML was written from, or that would write it: dotted, with places in lists
 * from 0, as every complaint about input names it (`document.lines.0.price.amount`). `path` is an XPath as findings carry it; what has no
 * field of its own gives that of the group around it. Undefined where the input has no part in it: a total that Khatm computed, the
 * seller of Khatm's records, counter, previous hash, QR and stamp.
 */
export function inputField(path: string, input: Given, totals: Breakdown): string | undefined {
  const [root, ...steps] = path.split("/").slice(1).map(stepOf);
  if (root?.name !== "Invoice") return undefined;
  if (steps.length === 0) return "document";
  const field = fieldAt(steps, input, totals);
  return field === undefined ? undefined : `document.${field}`;
}

type Step = { readonly name: string; readonly position: number };

function stepOf(step: string): Step {
  const [, name = step, position] = /^([^[]+)\[(\d+)\]$/.exec(step) ?? [];
  return { name, position: Number(position ?? 1) - 1 };
}

function fieldAt(steps: readonly Step[], input: Given, totals: Breakdown): string | undefined {
  const [first] = steps;
  if (first?.name === "cac:TaxTotal") return ofTaxTotal(steps, input, totals);
  if (steps.at(-1)?.name === "@currencyID") return "currency";
  const advance = first?.name === "cac:InvoiceLine" ? first.position - input.lines.length : -1;
  if (advance >= 0) return ofAdvance(steps, advance, input);
  const written = places(steps, ({ name, position }) =>
    name === "cac:PaymentMeans" ? payment(input, position) : position,
  );
  return given(filled(longest(ofDocument, steps), written), input);
}

/** The field of the whole path, else of the nearest element around it. */
function longest(table: ReadonlyMap<string, string>, steps: readonly Step[]): string | undefined {
  const names = steps.map(({ name }) => name);
  for (let length = names.length; length > 0; length -= 1) {
    const field = table.get(names.slice(0, length).join("/"));
    if (field !== undefined) return field;
  }
  return undefined;
}

/** What may stand several times and is a list in the input. */
const lists: ReadonlySet<string> = new Set([
  "cac:AllowanceCharge",
  "cac:BillingReference",
  "cac:InvoiceLine",
  "cac:PaymentMeans",
  "cac:TaxSubtotal",
  "cbc:InstructionNote",
  "cbc:Note",
]);

const places = (steps: readonly Step[], placeOf: (step: Step) => number): readonly number[] =>
  steps.filter(({ name }) => lists.has(name)).map(placeOf);

/** Each `#` is the place in a list, in the order of the path. */
function filled(field: string | undefined, at: readonly number[]): string | undefined {
  let next = 0;
  return field?.replaceAll("#", () => String(at[next++] ?? 0));
}

/** A payment that says nothing is not written. */
function payment({ payments }: Given, position: number): number {
  const written = payments.flatMap(({ reasons, ...rest }, place) =>
    reasons.length > 0 || Object.keys(rest).length > 0 ? [place] : [],
  );
  return written[position] ?? position;
}

/** What Khatm computed or took from its records is none of the caller's fields. */
function given(field: string | undefined, { seller, buyer, stated, lines, transaction }: Given): string | undefined {
  const [group = "", name = "", , leaf = ""] = field?.split(".") ?? [];
  if (group === "seller" && seller === undefined) return undefined;
  if (group === "buyer" && buyer === undefined && transaction.flags.includes("selfBilled")) return undefined;
  if (group === "stated" && !(name in stated)) return undefined;
  if (group === "lines" && field?.includes(".stated.") && !(leaf in (lines[Number(name)]?.stated ?? {})))
    return `lines.${name}`;
  return field;
}

/** A prepayment that is settled stands in a line behind those of goods. Parts of nothing are not written. */
function ofAdvance(steps: readonly Step[], place: number, { prepayments }: Given): string | undefined {
  const parts = prepayments[place]?.parts;
  const written = parts?.flatMap(({ taxable, tax }, part) => (taxable !== 0n || (tax ?? 0n) !== 0n ? [part] : []));
  const [, part = 0] = places(steps, ({ position }) => position);
  const field = filled(longest(ofPrepayment, steps), [place, written?.[part] ?? part]);
  return field?.includes(".parts.") && parts === undefined ? `prepayments.${place}` : field;
}

/** The first of the two is in riyals, the second has the rows by VAT category and rate. */
function ofTaxTotal([total, ...steps]: readonly Step[], input: Given, { breakdown }: Breakdown) {
  const { stated, exemptions } = input;
  const [inner, ...below] = steps;
  if (total?.position === 0) return stated.taxInRiyals === undefined ? undefined : "stated.taxInRiyals";
  if (steps.at(-1)?.name === "@currencyID") return "currency";
  if (inner?.name !== "cac:TaxSubtotal") return stated.tax === undefined ? undefined : "stated.tax";
  const leaf = below.at(-1)?.name;
  const row = breakdown[inner.position];
  const own = stated.breakdown && `stated.breakdown.${inner.position}`;
  if (leaf !== "cbc:TaxExemptionReasonCode" && leaf !== "cbc:TaxExemptionReason") return own && ofRow(own, leaf);
  const exemption = row && exemptionOf(row, exemptions);
  const place = exemption ? exemptions.indexOf(exemption) : -1;
  if (leaf === "cbc:TaxExemptionReason") return place < 0 ? "exemptions" : `exemptions.${place}.reason`;
  if (exemption?.code === undefined && own !== undefined) return `${own}.exemptionCode`;
  return place < 0 ? "exemptions" : `exemptions.${place}.code`;
}

const ofRow = (row: string, leaf: string | undefined): string => {
  const name = rowFields.get(leaf ?? "");
  return name === undefined ? row : `${row}.${name}`;
};

const rowFields: ReadonlyMap<string, string> = new Map([
  ["cbc:TaxableAmount", "taxable"],
  ["cbc:TaxAmount", "tax"],
  ["cbc:ID", "category"],
  ["cbc:Percent", "percent"],
]);
