type Cell = string | number | bigint | Date | null;

/**
 * Rows as CSV (RFC 4180, lines end in CRLF) for a spreadsheet: a byte order mark leads, so that it reads Arabic, and a quote stands before
 * what it would take for a formula. A hash in Base64 is written as it is: the = it ends in makes it none. Instants are written in UTC.
 * Never fails.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(textOf).join(",")).join("\r\n")}\r\n`;

const formula = /^[=@\t\r]|^\+(?![\d+/a-z]{42}=$)|^-(?!\d+(?:\.\d+)?$)/i;

function textOf(value: Cell): string {
  const text = value instanceof Date ? value.toISOString() : String(value ?? "");
  const shown = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
