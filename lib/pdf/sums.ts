import type { Vat } from "#lib/ubl/document.ts";
import { exemptionOf } from "#lib/ubl/exemption.ts";
import { both, type Desk, heading, styles } from "./desk.ts";
import { amountText, percentText } from "./figures.ts";
import { adjustmentText } from "./lines.ts";
import { colours, sheet } from "./paper.ts";
import { type Column, Table } from "./table.ts";
import type { Line, Style } from "./type.ts";
import { categoryWords, type Words, words } from "./words.ts";

/** Discounts and charges on the whole document. */
export function drawAdjustments(desk: Desk): void {
  const { paper, setter, document } = desk;
  if (document.allowancesAndCharges.length === 0) return;
  heading(desk, words.adjustments);
  const table = new Table(paper, setter, [
    { label: words.described },
    { label: words.category, width: 130 },
    { label: words.amount, width: 80 },
  ]);
  table.open();
  const [reason = 0, category = 0, amount = 0] = table.widths;
  for (const entry of document.allowancesAndCharges)
    table.row([
      setter.lines(adjustmentText(entry), reason, styles.cell, "rtl"),
      [setter.fitted(vatText(entry.vat), category, styles.cell, "rtl")],
      [setter.fitted(amountText(entry.charge ? entry.amount : -entry.amount), amount, styles.cell, "ltr")],
    ]);
}

const vatText = ({ category, percent }: Vat): string => `${both(categoryWords[category])} ${percentText(percent)}`;

/** One row for every category, rate and exemption. */
export function drawBreakdown(desk: Desk): void {
  const { paper, setter, document, totals } = desk;
  heading(desk, words.breakdown);
  const table = new Table(paper, setter, [
    { label: words.category, width: 130 },
    { label: words.exemption },
    { label: words.taxable, width: 84 },
    { label: words.tax, width: 84 },
  ]);
  table.open();
  const [category = 0, reason = 0, taxable = 0, tax = 0] = table.widths;
  for (const row of totals.breakdown) {
    const exemption = row.category === "S" ? undefined : exemptionOf(row, document.exemptions);
    table.row([
      [setter.fitted(vatText(row), category, styles.cell, "rtl")],
      [
        ...setter.lines(exemption?.reason ?? "", reason, styles.cell),
        ...setter.lines(exemption?.code ?? row.exemptionCode ?? "", reason, styles.small),
      ],
      [setter.fitted(amountText(row.taxable), taxable, styles.cell, "ltr")],
      [setter.fitted(amountText(row.tax), tax, styles.cell, "ltr")],
    ]);
  }
}

const prepaymentColumns = [
  { label: words.prepaymentInvoice },
  { label: words.issued, width: 90 },
  { label: words.category, width: 130 },
  { label: words.taxable, width: 74 },
  { label: words.tax, width: 74 },
] as const satisfies readonly Column[];

/** Each advance with the invoice that took it. */
export function drawPrepayments(desk: Desk): void {
  const { paper, setter, document } = desk;
  if (document.prepayments.length === 0) return;
  heading(desk, words.prepayments);
  const table = new Table(paper, setter, prepaymentColumns);
  table.open();
  const [number = 0, issued = 0, category = 0, taxable = 0, tax = 0] = table.widths;
  const cell = (text: string, width: number): Line => setter.fitted(text, width, styles.cell, "ltr");
  for (const advance of document.prepayments)
    for (const part of advance.parts)
      table.row([
        setter.lines(advance.number, number, styles.cell),
        [cell(`${advance.issueDate} ${advance.issueTime}`, issued)],
        [setter.fitted(vatText(part), category, styles.cell, "rtl")],
        [cell(amountText(part.taxable), taxable)],
        [cell(amountText(part.tax), tax)],
      ]);
}

/** The sums at the left, where a column of amounts ends. */
export function drawTotals(desk: Desk): void {
  const rows = totalRows(desk);
  const { paper, setter } = desk;
  const width = 300;
  const figures = 110;
  const height = 16;
  paper.y += 12;
  if (paper.room < (rows.length + 1) * height) paper.turn();
  for (const { label, text, final } of rows) {
    const style: Style = final ? { ...styles.strong, colour: colours.white, size: 9.5 } : styles.value;
    const place = { x: sheet.left + 6, y: paper.y + (final ? 3 : 1.5), width: width - 12 };
    if (final) paper.bar({ x: sheet.left, y: paper.y, width, height: height + 4 }, colours.seal);
    else paper.rule(paper.y + height - 0.5, colours.line, { x: sheet.left, width });
    paper.line(setter.fitted(both(label), width - figures - 20, style, "rtl"), place);
    paper.line(setter.fitted(text, figures, style, "ltr"), { ...place, width: figures }, "right");
    paper.y += final ? height + 4 : height;
  }
}

type Row = { readonly label: Words; readonly text: string; readonly final: boolean };

function totalRows({ document, totals }: Desk): Row[] {
  const { currency } = document;
  const row = (label: Words, amount: bigint, unit = currency): Row => ({
    label,
    text: `${amountText(amount)} ${unit}`,
    final: label === words.payable,
  });
  const where = (shown: boolean, made: Row): Row[] => (shown ? [made] : []);
  return [
    row(words.lineNet, totals.lineNet),
    ...where(totals.allowances !== 0n, row(words.allowances, -totals.allowances)),
    ...where(totals.charges !== 0n, row(words.charges, totals.charges)),
    row(words.taxExclusive, totals.taxExclusive),
    row(words.taxTotal, totals.tax),
    ...where(currency !== "SAR", row(words.taxInRiyals, totals.taxInRiyals, "SAR")),
    row(words.taxInclusive, totals.taxInclusive),
    ...where(totals.prepaid !== 0n, row(words.prepaid, -totals.prepaid)),
    ...where(document.rounding !== undefined, row(words.rounding, document.rounding ?? 0n)),
    row(words.payable, totals.payable),
  ];
}
