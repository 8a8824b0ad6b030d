import { egsSerialOf } from "#lib/domain/csr-proposal.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";
import {
  folded,
  importFields,
  type ImportField,
  type ImportKind,
  type ImportSheet,
} from "#lib/domain/import-fields.ts";
import { AppError, type Params } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import type { z } from "zod";
import type { FileRow } from "./read-file.ts";
import { kindNames } from "./vocabulary.ts";

/** What is wrong with a row: the column, and a code of the message files' field errors. */
export type Problem = { readonly field: ImportField; readonly code: string; readonly params: Params };

/** A row as its sheet's columns read it. */
export type RawRow = {
  readonly key: string;
  readonly sheet: number;
  readonly row: number;
  readonly kind: ImportKind | undefined;
  /** The text in a column; empty where the file or the row has none. */
  readonly text: (field: ImportField) => string;
  readonly place: (field: ImportField) => number | undefined;
};

export const keyOf = ({ sheet, row }: { sheet: number; row: number }): string => `${sheet}:${row}`;

export function rawRows(sheets: readonly ImportSheet[], rows: readonly FileRow[]): readonly RawRow[] {
  return rows.flatMap(({ sheet: index, row, cells }) => {
    const sheet = sheets[index];
    if (sheet === undefined) return [];
    const place = (field: ImportField) => sheet.columns[field];
    const text = (field: ImportField) => cells[place(field) ?? -1]?.trim() ?? "";
    const kind = sheet.kind === "mixed" ? kindNames.get(folded(text("kind"))) : sheet.kind;
    return { key: keyOf({ sheet: index, row }), sheet: index, row, kind, text, place };
  });
}

export const problem = (field: ImportField, code: string, params: Params = {}): Problem => ({ field, code, params });

/** Digits as they are compared, whatever script and signs they were written in. */
export const bareDigits = (text: string): string => toLatinDigits(text).replaceAll(/[\s-]/g, "");

/** The unit's serial: given whole, or put together from its parts; undefined where the row says nothing of it. */
export function serialOf({ text }: RawRow): string | undefined {
  const whole = text("egsSerial");
  if (whole !== "") return whole;
  const [own, maker, model] = [text("serialNumber"), text("maker"), text("model")];
  return own === "" ? undefined : egsSerialOf(maker || "Khatm", model || "1", own);
}

/** A value by one of its names; a text that is none of them is the schema's to refuse. */
export const byName = <Value extends string>(names: ReadonlyMap<string, Value>, text: string): Value | undefined =>
  names.get(folded(text));

type Parsed<T> = { readonly value: T; readonly problems: readonly [] } | { readonly problems: readonly Problem[] };

/** What the form's own schema says of a row; its fields are the columns' names, but for the few that are named here. */
export function parsed<T>(
  schema: z.ZodType<T>,
  raw: Readonly<Record<string, unknown>>,
  columns: Readonly<Record<string, ImportField>> = {},
): Parsed<T> {
  const refused = refusalOf(() => parseInput(schema, raw), columns);
  return "value" in refused ? { value: refused.value, problems: [] } : { problems: refused };
}

/** The fields that a check refused, as columns. */
export function refusalOf<T>(
  check: () => T,
  columns: Readonly<Record<string, ImportField>> = {},
): readonly Problem[] | { readonly value: T } {
  try {
    return { value: check() };
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return error.fields.flatMap(({ path, code, params }) => {
      const field = columns[path] ?? fieldNamed(path);
      return field === undefined ? [] : problem(field, code, params);
    });
  }
}

const fieldNamed = (path: string): ImportField | undefined => importFields.find((field) => field === path);
