import type { AllowanceOrCharge, Line as InvoiceLine, Price } from "#lib/ubl/document.ts";
import type { LineAmounts } from "#lib/ubl/totals.ts";
import { both, type Desk, styles } from "./desk.ts";
import { amountText, decimalText, percentText } from "./figures.ts";
import { type Cell, type Column, Table } from "./table.ts";
import type { Line } from "./type.ts";
import { words } from "./words.ts";

const columns = [
  { label: words.line, width: 22 },
  { label: words.item },
  { label: words.quantity, width: 42 },
  { label: words.price, width: 50 },
  { label: words.discount, width: 40 },
  { label: words.net, width: 52 },
  { label: words.rate, width: 30 },
  { label: words.tax, width: 46 },
  { label: words.gross, width: 54 },
] as const satisfies readonly Column[];

/** After so many rows the process may serve others. */
const rowsAtOnce = 50;

/** The lines of the document, each with what makes its amounts. */
export async function drawLines(desk: Desk): Promise<void> {
  const table = new Table(desk.paper, desk.setter, columns);
  table.open();
  for (const [index, line] of desk.document.lines.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await new Promise(setImmediate);
    const amounts = desk.totals.lines[index];
    if (amounts) table.row(rowOf(desk, table.widths, line, amounts));
  }
}

function rowOf(desk: Desk, widths: readonly number[], line: InvoiceLine, { net, tax, gross }: LineAmounts): Cell[] {
  const { setter } = desk;
  const figure = (place: number, text: string): Line => setter.fitted(text, widths[place] ?? 0, styles.cell, "ltr");
  const discount = line.allowancesAndCharges.reduce((sum, { charge, amount }) => (charge ? sum : sum + amount), 0n);
  const { unit } = line.quantity;
  return [
    [figure(0, line.id)],
    itemLines(desk, line, widths[1] ?? 0),
    [
      figure(2, decimalText(line.quantity.value)),
      ...(unit === undefined ? [] : setter.lines(unit, widths[2] ?? 0, styles.small)),
    ],
    priceLines(line.price, (text) => figure(3, text)),
    [figure(4, discount === 0n ? "–" : amountText(discount))],
    [figure(5, amountText(net))],
    [figure(6, `${line.vat.category} ${percentText(line.vat.percent)}`)],
    [figure(7, amountText(tax))],
    [figure(8, amountText(gross))],
  ];
}

function priceLines({ amount, base }: Price, figure: (text: string) => Line): Line[] {
  const price = figure(decimalText(amount));
  if (!base || (base.value.units === 1n && base.value.scale === 0)) return [price];
  return [price, figure(`/ ${decimalText(base.value)} ${base.unit ?? ""}`.trim())];
}

function itemLines({ setter }: Desk, { item, note, allowancesAndCharges, price }: InvoiceLine, width: number): Line[] {
  const small = (text: string | undefined): Line[] =>
    text === undefined ? [] : setter.lines(text, width, styles.small);
  const codes = [item.sellerId, item.buyerId, item.standardId?.value].filter((code) => code !== undefined);
  const discount = price.discount;
  return [
    ...setter.lines(item.name, width, styles.cell),
    ...small(item.description),
    ...small(codes.length > 0 ? codes.join(" · ") : undefined),
    ...small(note),
    ...(discount
      ? small(`${both(words.discount)}: ${decimalText(discount.amount)} ${discount.reason ?? ""}`.trim())
      : []),
    ...allowancesAndCharges.flatMap((entry) => small(adjustmentText(entry))),
  ];
}

/** `خصم · Discount: 5.00 (5%) reason`. */
export function adjustmentText({ charge, amount, percent, reason, reasonCode }: AllowanceOrCharge): string {
  const share = percent ? ` (${percentText(percent)})` : "";
  return `${both(charge ? words.charge : words.discount)}: ${amountText(amount)}${share} ${reason ?? reasonCode ?? ""}`.trim();
}
