import { toLatinDigits } from "./digits.ts";

export const importKinds = ["establishment", "branch", "device"] as const;
export type ImportKind = (typeof importKinds)[number];

/** draft: read and shown, nothing recorded · done: its chosen rows are records · undone: what nobody has used since is gone again. */
export const importStatuses = ["draft", "done", "undone"] as const;

/** What became of a row's record: kept says that an undo left it, because it has been used. */
export const importOutcomes = ["recorded", "taken_back", "kept"] as const;

/** Rows of one file, all sheets together. */
export const mostImportRows = 10_000;
/** Bytes of one file. */
export const largestImport = 4_000_000;

const address = ["street", "buildingNumber", "district", "city", "postalCode"] as const;
const identity = ["nameAr", "nameEn", "identifierScheme", "identifierValue"] as const;
const certificate = ["csrCommonName", "csrOrganizationUnit", "csrOrganization", "csrAddress", "csrIndustry"] as const;
const serial = ["serialNumber", "maker", "model", "egsSerial"] as const;

/** The columns of each kind, those that it cannot do without first. */
export const columnsOfKind = {
  establishment: {
    needed: ["vatNumber", "nameAr", "nameEn", "identifierValue", ...address, "industry"],
    also: ["identifierScheme"],
  },
  branch: {
    needed: ["nameAr", "nameEn", "identifierValue", ...address],
    also: ["vatNumber", "identifierScheme", "memberTin"],
  },
  device: {
    needed: ["branch", "name", "functionalityMap"],
    also: ["vatNumber", "environment", "servedBranches", ...serial, ...certificate],
  },
} as const;

/** Every column that a file may have; `kind` is the one of a file that mixes kinds. */
export const importFields = [
  "kind",
  "vatNumber",
  ...identity,
  ...address,
  "industry",
  "memberTin",
  "branch",
  "name",
  "functionalityMap",
  "environment",
  "servedBranches",
  ...serial,
  ...certificate,
] as const;
export type ImportField = (typeof importFields)[number];

export type ImportSheet = {
  readonly name: string;
  /** What its rows are; mixed where a column says it of each. */
  readonly kind: ImportKind | "mixed";
  /** The line of the headings, counted from 1, and their texts. */
  readonly headingRow: number;
  readonly heading: readonly string[];
  /** At which place of a row each column stands. */
  readonly columns: ImportColumns;
};
export type ImportColumns = Readonly<Partial<Record<ImportField, number>>>;

/** The columns that rows of a sheet can have, those that are needed first. */
export function fieldsOfSheet(kind: ImportSheet["kind"]): readonly ImportField[] {
  const kinds = kind === "mixed" ? importKinds : [kind];
  const fields = new Set<ImportField>(kind === "mixed" ? ["kind"] : []);
  for (const each of kinds) for (const field of columnsOfKind[each].needed) fields.add(field);
  for (const each of kinds) for (const field of columnsOfKind[each].also) fields.add(field);
  return [...fields];
}

/** Whether a sheet cannot do without the column. */
export const isNeeded = (kind: ImportSheet["kind"], field: ImportField): boolean =>
  kind === "mixed" ? field === "kind" : columnsOfKind[kind].needed.some((needed) => needed === field);

/** Words as they are compared: without case, signs, vowel signs and the difference between forms of alef, ya and ta marbuta. */
export const folded = (text: string): string =>
  toLatinDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replaceAll(/[\u064b-\u0652\u0670\u0640]/g, "")
    .replaceAll(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The name of a cell as a spreadsheet says it: `C4`. Place counts from 0, line from 1. */
export function cellName(place: number, line: number): string {
  let letters = "";
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line}`;
}

type Rows = readonly (readonly string[])[];

/**
 * Where a table's headings stand and what they name: the first of its lines that names two columns, else its first. A heading may hold
 * both languages, parted by `|`, `/` or a line's end. `names` holds folded names. A column counts where it is named first.
 */
export function readHeading(rows: Rows, names: ReadonlyMap<string, ImportField>) {
  const places = rows.slice(0, 10).map((row) => placesOf(row, names));
  const found = places.findIndex((columns) => Object.keys(columns).length > 1);
  const index = found === -1 ? Math.max(0, rows.findIndex(isFilled)) : found;
  return { index, heading: rows[index] ?? [], columns: places[index] ?? {} };
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== "");

function placesOf(row: readonly string[], names: ReadonlyMap<string, ImportField>): ImportColumns {
  const columns: Partial<Record<ImportField, number>> = {};
  for (const [place, cell] of row.entries()) {
    const parts = [cell, ...cell.split(/[|/\n]/)].map((part) => names.get(folded(part)));
    const field = parts.find((known) => known !== undefined);
    if (field !== undefined) columns[field] ??= place;
  }
  return columns;
}

/** What a table's rows are by the columns that it has: the kind that lacks the fewest of those that it needs. */
export function kindByColumns(columns: ImportColumns): ImportSheet["kind"] {
  if (columns.kind !== undefined) return "mixed";
  const share = (kind: ImportKind) => {
    const { needed } = columnsOfKind[kind];
    return needed.filter((field) => columns[field] !== undefined).length / needed.length;
  };
  return importKinds.toSorted((a, b) => share(b) - share(a))[0] ?? "device";
}

/** Empty lines, and lines that begin with `#`: notes, such as the template's examples. What a spreadsheet could not compute is none. */
export function isNote(row: readonly string[]): boolean {
  const first = row.map((cell) => cell.trim()).find((cell) => cell !== "");
  return (
    first === undefined || (first.startsWith("#") && !/^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)/.test(first))
  );
}
