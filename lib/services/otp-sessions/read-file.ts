import { AppError } from "#lib/errors.ts";
import { readTable } from "../read-table.ts";

/** All that was given, typed and in a file. Errors: `request.unsupported_type`. */
export const pastedAndFiled = async (pasted: string, file: Blob | undefined): Promise<string> =>
  file === undefined ? pasted : `${pasted}\n${await readCodesFile(file)}`;

/**
 * The text of the portal's file, of a workbook every cell a line. A number that lost its leading zeros gets them back where its column
 * holds six digits. Errors: `request.unsupported_type`.
 */
export async function readCodesFile(file: Blob): Promise<string> {
  const table = await readTable(file);
  if (table === undefined) throw new AppError("request.unsupported_type");
  if ("text" in table) return table.text;
  const long = new Set(table.rows.flatMap((row) => row.flatMap((cell, at) => (sixDigits(cell) ? at : []))));
  return table.rows
    .flatMap((row) =>
      row.map(({ text, isNumber }, at) =>
        isNumber && long.has(at) && /^\d{1,5}$/.test(text) ? text.padStart(6, "0") : text,
      ),
    )
    .join("\n");
}

const sixDigits = ({ text, isNumber }: { text: string; isNumber: boolean }): boolean =>
  isNumber && /^\d{6}$/.test(text);
