import { toLatinDigits } from "./digits.ts";
import type { Environment } from "./environment.ts";
import type { PortalState } from "./reconciliation-kinds.ts";

export type ListedUnit = {
  readonly egsSerial: string;
  readonly name: string;
  /** Null where the list has no such column. */
  readonly vatNumber: string | null;
  readonly environment: Environment | null;
  readonly state: PortalState;
};

type Column = "egsSerial" | "name" | "vatNumber" | "environment" | "state";
type Cells = readonly string[];

const headings: readonly (readonly [Column, RegExp])[] = [
  ["egsSerial", /egs|unit serial|device serial|serial|الوحدة|التسلسلي/i],
  ["vatNumber", /\bvat\b|tax number|tax registration|الضريبي/i],
  ["environment", /environment|البيئة/i],
  ["state", /status|state|الحالة/i],
  ["name", /name|الاسم|اسم/i],
];

const serialShape = /^1-[^|]+\|2-[^|]+\|3-.+$/;
const mostRows = 20_000;

type Read = { readonly units: readonly ListedUnit[] } | { readonly problem: "empty" | "headings" | "too_long" };

/**
 * The portal's device list from rows of cells, headings in Arabic or English in any order, or none at all where a column holds unit
 * serials (`1-maker|2-model|3-number`). Several rows of one serial count as one, active where any of them is.
 */
export function readPortalList(rows: readonly Cells[]): Read {
  const filled = rows.map((row) => row.map(tidy)).filter((row) => row.some((cell) => cell !== ""));
  if (filled.length === 0) return { problem: "empty" };
  if (filled.length > mostRows) return { problem: "too_long" };
  const place = columnsOf(filled);
  if (place === undefined) return { problem: "headings" };
  const bySerial = new Map<string, ListedUnit>();
  for (const row of filled) {
    const unit = unitOf(row, place);
    if (unit === undefined) continue;
    const before = bySerial.get(unit.egsSerial);
    if (before === undefined || before.state !== "active") bySerial.set(unit.egsSerial, unit);
  }
  return bySerial.size === 0 ? { problem: "empty" } : { units: [...bySerial.values()] };
}

/** Rows of text that was pasted from a page or saved as CSV: tabs, semicolons or commas, quotes doubled inside quotes. */
export function rowsOfText(text: string): readonly Cells[] {
  const sign = ["\t", ";", ","].find((candidate) => text.includes(candidate)) ?? "\t";
  return text.split(/\r\n|\r|\n/).map((line) => cellsOf(line, sign));
}

function cellsOf(line: string, sign: string): Cells {
  const cells: string[] = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === sign && !quoted) cells.push("");
    else cells[cells.length - 1] = `${cells.at(-1) ?? ""}${letter}`;
  }
  return cells;
}

const tidy = (cell: string): string =>
  toLatinDigits(cell.replaceAll(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ""))
    .replaceAll(/\s+/g, " ")
    .trim();

type Places = Readonly<Partial<Record<Column, number>>> & { readonly egsSerial: number };

function columnsOf(rows: readonly Cells[]): Places | undefined {
  const bySerial = rows.map((row) => row.findIndex((cell) => serialShape.test(cell))).find((index) => index >= 0);
  for (const row of rows.slice(0, 5)) {
    const found: Partial<Record<Column, number>> = {};
    for (const [index, cell] of row.entries()) {
      const column = headings.find(([, shape]) => shape.test(cell))?.[0];
      if (column !== undefined && found[column] === undefined) found[column] = index;
    }
    const egsSerial = bySerial ?? found.egsSerial;
    if (Object.keys(found).length > 1 && egsSerial !== undefined) return { ...found, egsSerial };
  }
  return bySerial === undefined ? undefined : { egsSerial: bySerial };
}

function unitOf(row: Cells, place: Places): ListedUnit | undefined {
  const cell = (column: Column) => row[place[column] ?? -1] ?? "";
  const egsSerial = cell("egsSerial");
  if (!serialShape.test(egsSerial)) return undefined;
  return {
    egsSerial,
    name: cell("name"),
    vatNumber: /\d{15}/.exec(cell("vatNumber"))?.[0] ?? null,
    environment: environmentOf(cell("environment")),
    state: place.state === undefined ? stateOf(row.join(" ")) : stateOf(cell("state")),
  };
}

function stateOf(text: string): PortalState {
  if (/revoked|cancel|ملغ|إلغاء|الغاء/i.test(text)) return "revoked";
  if (/expired|منته/i.test(text)) return "expired";
  return /active|valid|نشط|سار/i.test(text) ? "active" : "unknown";
}

function environmentOf(text: string): Environment | null {
  if (/production|core|الإنتاج|الانتاج/i.test(text)) return "production";
  if (/simulation|المحاكاة/i.test(text)) return "simulation";
  return /sandbox|developer|المطور/i.test(text) ? "sandbox" : null;
}
