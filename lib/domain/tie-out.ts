import { toLatinDigits } from "./digits.ts";
import { parseAmount, type Amount } from "./money.ts";

/** One document of the ERP's own list. Amounts are hundredths of the document's currency. */
export type ListedDocument = {
  readonly line: number;
  readonly number: string;
  readonly net: Amount;
  readonly vat: Amount;
};
export type ListProblem = {
  readonly line: number;
  readonly code: "column_missing" | "amount" | "total" | "number_missing" | "repeated" | "quote" | "too_many";
};

/** What the columns are called by ERPs, in lower case without spaces, dots, dashes and underscores. */
const headings = {
  number: ["number", "invoicenumber", "invoiceno", "documentnumber", "no", "رقمالفاتورة", "الرقم", "رقمالمستند"],
  net: ["net", "netamount", "taxexclusive", "amountexclvat", "subtotal", "الصافي", "المبلغقبلالضريبة", "قبلالضريبة"],
  vat: ["vat", "tax", "vatamount", "taxamount", "الضريبة", "ضريبةالقيمةالمضافة", "مبلغالضريبة"],
  total: ["total", "totalamount", "gross", "taxinclusive", "amountinclvat", "الإجمالي", "الاجمالي", "الإجماليمعالضريبة"],
} as const;
type Column = keyof typeof headings;

/** Bytes of its file, or letters of its text. */
export const largestList = 8 * 1024 * 1024;
const mostRows = 200_000;
const furthestHeading = 20;

/** A row of the list's file and where it begins there. */
export type ListRow = { readonly line: number; readonly cells: readonly string[] };

type List = {
  readonly rows: readonly ListedDocument[];
  readonly problems: readonly ListProblem[];
  /** Lines by the number of a document that they name without saying its amounts. */
  readonly unread: ReadonlyMap<string, number>;
};

/** A list as text (RFC 4180; comma, semicolon or tab; a byte order mark may lead), read as `readRows` reads it. */
export function readList(text: string): List {
  const rows = splitCells(text.replace(/^\uFEFF/, ""));
  return rows === undefined ? nothing({ line: 1, code: "quote" }) : readRows(rows);
}

/**
 * Reads the rows of a list under its heading, before which a few rows may stand. The columns number, net and VAT are found by name in English
 * or Arabic, digits may be of either script and thousands may be grouped. A column of totals, where there is one, must be net and VAT
 * together; others, such as dates, are left unread. Problems come with their line.
 */
export function readRows(all: readonly ListRow[]): List {
  const heading = all.slice(0, furthestHeading).findIndex(({ cells }) => columnsOf(cells) !== undefined);
  const at = columnsOf(all[heading]?.cells ?? []);
  if (at === undefined) return nothing({ line: 1, code: "column_missing" });
  const body = all.slice(heading + 1);
  if (body.length > mostRows) return nothing({ line: mostRows + 2, code: "too_many" });
  const rows: ListedDocument[] = [];
  const problems: ListProblem[] = [];
  const seen = new Set<string>();
  const unread = new Map<string, number>();
  for (const { line, cells: row } of body) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const number = (row[at.number] ?? "").trim();
    const [net, vat] = [amountOf(row[at.net]), amountOf(row[at.vat])];
    if (number === "") problems.push({ line, code: "number_missing" });
    else if (net === undefined || vat === undefined) problems.push({ line, code: "amount" });
    else if (!addsUp(at.total === -1 ? "" : row[at.total], net + vat)) problems.push({ line, code: "total" });
    else if (seen.has(number)) problems.push({ line, code: "repeated" });
    else rows.push({ line, number, net, vat });
    if (number !== "" && !seen.has(number) && rows.at(-1)?.number !== number) unread.set(number, line);
    seen.add(number);
  }
  return { rows, problems, unread };
}

const nothing = (problem: ListProblem): List => ({
  rows: [],
  problems: [problem],
  unread: new Map(),
});

function columnsOf(cells: readonly string[]): Readonly<Record<Column, number>> | undefined {
  const names = cells.map((cell) => cell.toLowerCase().replaceAll(/[\s._-]/g, ""));
  const find = (column: Column): number => names.findIndex((name) => headings[column].some((known) => known === name));
  const needed = { number: find("number"), net: find("net"), vat: find("vat") };
  return Object.values(needed).includes(-1) ? undefined : { ...needed, total: find("total") };
}

const addsUp = (cell: string | undefined, sum: Amount): boolean =>
  cell === undefined || cell.trim() === "" || amountOf(cell) === sum;

/** `1,234.50`, `1٬234٫50`, `(10.00)` and `-10` are amounts; what has more than two decimals is none. */
function amountOf(cell: string | undefined): Amount | undefined {
  const text = toLatinDigits(cell ?? "").replaceAll(/[\s\u00A0]/g, "");
  const bare = text.replace(/^\((.*)\)$/, "-$1");
  if (!/^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^-?\d+(?:\.\d*)?$/.test(bare)) return undefined;
  return parseAmount(bare.replaceAll(",", "").replace(/\.$/, ""));
}

function splitCells(text: string): readonly ListRow[] | undefined {
  const [first = ""] = text.split(/\r?\n/, 1);
  const separator = [";", "\t", ","].find((sign) => first.includes(sign)) ?? ",";
  const rows: ListRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  const pattern = new RegExp(String.raw`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r?\n|$)`, "y");
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const [whole, quoted, plain = "", end] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split("\n").length - 1;
    if (end === separator) {
      if (pattern.lastIndex === text.length) cells.push("");
      else continue;
    }
    rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  }
  return rows;
}

/** One document as Khatm issued it. A credit note's amounts are positive, as on the document. */
export type IssuedDocument = {
  readonly documentId: string;
  readonly number: string;
  readonly credit: boolean;
  readonly net: Amount;
  readonly vat: Amount;
};

export type Difference =
  | ({ readonly kind: "missing_here" } & ListedDocument)
  | ({ readonly kind: "missing_there" } & Omit<IssuedDocument, "credit">)
  | ({ readonly kind: "unread"; readonly line: number } & Omit<IssuedDocument, "credit">)
  | {
      readonly kind: "differs";
      readonly number: string;
      readonly line: number;
      readonly documentId: string;
      readonly net: { readonly here: Amount; readonly there: Amount };
      readonly vat: { readonly here: Amount; readonly there: Amount };
    };

/**
 * Holds both lists against each other, in the order of the numbers. ERPs write credit notes with either sign; both are taken. Numbers whose
 * line of the list could not be read are not missing there.
 */
export function compareLists(
  here: readonly IssuedDocument[],
  { rows: there, unread }: Pick<List, "rows" | "unread">,
): { readonly matching: number; readonly differences: readonly Difference[] } {
  const listed = new Map(there.map((row) => [row.number, row]));
  const differences: Difference[] = [];
  let matching = 0;
  for (const document of here) {
    const { documentId, number, credit, net, vat } = document;
    const row = listed.get(number);
    listed.delete(number);
    const line = unread.get(number);
    const mine = { number, documentId, net, vat };
    if (row === undefined)
      differences.push(line === undefined ? { kind: "missing_there", ...mine } : { kind: "unread", line, ...mine });
    else if (agrees(document, row)) matching += 1;
    else {
      const sign = credit && row.net <= 0n && row.vat <= 0n ? -1n : 1n;
      differences.push({
        kind: "differs",
        number,
        line: row.line,
        documentId,
        net: { here: net * sign, there: row.net },
        vat: { here: vat * sign, there: row.vat },
      });
    }
  }
  for (const row of listed.values()) differences.push({ kind: "missing_here", ...row });
  return { matching, differences: differences.toSorted((one, other) => (one.number < other.number ? -1 : 1)) };
}

const agrees = ({ credit, net, vat }: IssuedDocument, row: ListedDocument): boolean =>
  (row.net === net && row.vat === vat) || (credit && row.net === -net && row.vat === -vat);
