import { multiply, plainForm } from "#lib/domain/decimal.ts";
import { type Amount, convert, roundToAmount, shareOf } from "#lib/domain/money.ts";
import type {
  AllowanceOrCharge,
  BreakdownRow,
  Exemption,
  InvoiceDocument,
  Line,
  Prepayment,
  StatedTotals,
  Vat,
} from "./document.ts";
import { exemptionOf } from "./exemption.ts";

export type LineAmounts = { readonly net: Amount; readonly tax: Amount; readonly gross: Amount };
export type Totals = Required<StatedTotals> & {
  readonly lines: readonly LineAmounts[];
  readonly differences: readonly AmountDifference[];
};

/**
 * A stated amount that does not follow from the others. `term` is its business term, `path` its place in the input (`stated.tax`).
 * It is a warning within the tolerance of ZATCA's rule for that term, an error beyond it.
 */
export type AmountDifference = {
  readonly term: string;
  readonly path: string;
  readonly stated: Amount | undefined;
  readonly computed: Amount | undefined;
  readonly severity: "error" | "warning";
};

/**
 * All amounts of a document in hundredths. VAT is rounded once per category and rate (EN 16931-1 BR-CO-17); totals follow BR-CO-10 to
 * BR-CO-16 and BR-KSA-80. Each amount is computed from those below it as they will be written.
 */
export function computeTotals(document: InvoiceDocument): Totals {
  const differences: AmountDifference[] = [];
  const settle = settler<Exclude<keyof StatedTotals, "breakdown">>(document.stated, "stated", differences);

  const lines = document.lines.map((line, index) => lineAmounts(line, `lines.${index}.stated`, differences));
  const lineNet = settle(
    "BT-106",
    "lineNet",
    sum(lines, (line) => line.net),
  );
  const allowances = settle("BT-107", "allowances", sumOf(document.allowancesAndCharges, false));
  const charges = settle("BT-108", "charges", sumOf(document.allowancesAndCharges, true));
  const taxExclusive = settle("BT-109", "taxExclusive", lineNet - allowances + charges);
  const breakdown = settleBreakdown(computeBreakdown(document, lines), document, differences);
  const tax = settle(
    "BT-110",
    "tax",
    sum(breakdown, (row) => row.tax),
  );
  const taxInRiyals = settle("BT-111", "taxInRiyals", inRiyals(document, tax), inRiyalsSlack(document));
  const taxInclusive = settle("BT-112", "taxInclusive", taxExclusive + tax);
  const prepaid = settle("BT-113", "prepaid", sum(document.prepayments, prepaidBy));
  const payable = settle("BT-115", "payable", taxInclusive - prepaid + (document.rounding ?? 0n));

  const nets = { lineNet, allowances, charges, taxExclusive };
  return { lines, ...nets, breakdown, tax, taxInRiyals, taxInclusive, prepaid, payable, differences };
}

type Settle<Name extends string> = (term: string, name: Name, computed: Amount, slack?: Amount) => Amount;

/** The stated amount where there is one, else the computed one; remembers where the two differ. */
function settler<Name extends string>(
  stated: { readonly [name in Name]?: Amount },
  path: string,
  differences: AmountDifference[],
): Settle<Name> {
  return (term, name, computed, slack) => {
    const claimed = stated[name];
    if (claimed === undefined || claimed === computed) return computed;
    differences.push(difference(term, `${path}.${name}`, claimed, computed, slack));
    return claimed;
  };
}

function lineAmounts(line: Line, path: string, differences: AmountDifference[]): LineAmounts {
  const settle = settler(line.stated, path, differences);
  // BR-KSA-EN16931-11 leaves 0.01; no rule looks at the VAT of a line, BR-KSA-51 warns of a wrong gross.
  const net = settle("BT-131", "net", netOf(line), 1n);
  const tax = settle("KSA-11", "tax", shareOf(net, line.vat.percent), net);
  return { net, tax, gross: settle("KSA-12", "gross", net + tax, net) };
}

const prepaidBy = ({ parts }: Prepayment): Amount => sum(parts, (part) => part.taxable + part.tax);

/** BT-131 = BT-129 × BT-146 ÷ BT-149 + charges − allowances. */
function netOf({ quantity, price, allowancesAndCharges }: Line): Amount {
  const goods = roundToAmount(multiply(quantity.value, price.amount), price.base?.value);
  if (allowancesAndCharges.length === 0) return goods;
  return goods + sumOf(allowancesAndCharges, true) - sumOf(allowancesAndCharges, false);
}

function computeBreakdown(document: InvoiceDocument, lines: readonly LineAmounts[]): BreakdownRow[] {
  const bases = new Map<string, { vat: Vat; taxable: Amount }>();
  const add = (vat: Vat, amount: Amount): void => {
    const key = breakdownKey(vat, document.exemptions);
    const base = bases.get(key);
    if (!base) bases.set(key, { vat, taxable: amount });
    else {
      base.taxable += amount;
      if (vat.exemptionCode === undefined) base.vat = vat;
    }
  };
  document.lines.forEach((line, index) => add(line.vat, lines[index]?.net ?? 0n));
  for (const { vat, charge, amount } of document.allowancesAndCharges) add(vat, charge ? amount : -amount);
  // A reader takes the first exemption of a category for what names none, so rows of named ones come last.
  const rows = [...bases.values()].toSorted((left, right) => named(left) - named(right));
  return rows.map(({ vat, taxable }) => Object.assign({ taxable, tax: shareOf(taxable, vat.percent) }, vat));
}

const named = ({ vat }: { readonly vat: Vat }): number => (vat.exemptionCode === undefined ? 0 : 1);

/** The rows as stated, where they are, each compared with ours of the same category, rate and exemption. */
function settleBreakdown(
  computed: readonly BreakdownRow[],
  { stated, lines, exemptions }: InvoiceDocument,
  differences: AmountDifference[],
): readonly BreakdownRow[] {
  if (!stated.breakdown) return computed;
  const expected = new Map(computed.map((row) => [breakdownKey(row, exemptions), row]));
  stated.breakdown.forEach((row, index) => {
    const key = breakdownKey(row, exemptions);
    const path = `stated.breakdown.${index}`;
    const ours = expected.get(key);
    expected.delete(key);
    if (row.taxable !== ours?.taxable)
      differences.push(difference("BT-116", `${path}.taxable`, row.taxable, ours?.taxable));
    const tax = shareOf(row.taxable, row.percent);
    if (row.tax !== tax) differences.push(difference("BT-117", `${path}.tax`, row.tax, tax, perLine(lines)));
  });
  for (const missing of expected.values())
    differences.push(difference("BG-23", "stated.breakdown", undefined, missing.taxable));
  return stated.breakdown;
}

/** BR-CO-17 leaves 0.01 a line. */
const perLine = (lines: readonly Line[]): Amount => BigInt(lines.length);

function breakdownKey(vat: Vat, exemptions: readonly Exemption[]): string {
  const code = vat.exemptionCode ?? exemptionOf(vat, exemptions)?.code ?? "";
  return `${vat.category} ${plainForm(vat.percent)} ${code}`;
}

function inRiyals({ currency, exchangeRate, stated }: InvoiceDocument, tax: Amount): Amount {
  if (currency === "SAR") return tax;
  return exchangeRate ? convert(tax, exchangeRate) : (stated.taxInRiyals ?? 0n);
}

// A caller may convert line by line.
const inRiyalsSlack = ({ currency, lines }: InvoiceDocument): Amount => (currency === "SAR" ? 0n : perLine(lines));

const sum = <T>(items: readonly T[], amount: (item: T) => Amount): Amount =>
  items.reduce((total, item) => total + amount(item), 0n);

const sumOf = (items: readonly AllowanceOrCharge[], charge: boolean): Amount =>
  sum(items, (item) => (item.charge === charge ? item.amount : 0n));

function difference(
  term: string,
  path: string,
  stated: Amount | undefined,
  computed: Amount | undefined,
  slack = 0n,
): AmountDifference {
  const gap = (stated ?? 0n) - (computed ?? 0n);
  const within = stated !== undefined && computed !== undefined && (gap < 0n ? -gap : gap) <= slack;
  return { term, path, stated, computed, severity: within ? "warning" : "error" };
}
