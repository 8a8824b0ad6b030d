/**
 * Rows of a text in which a sign parts cells (RFC 4180; comma, semicolon or tab, whichever the first line has most of; a byte order mark may
 * lead). A quoted cell may hold line ends. Undefined where a quotation mark is never closed. Linear in the text's length.
 */
export function rowsOfDelimited(text: string): readonly (readonly string[])[] | undefined {
  const body = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < body.length) {
    const cell = body[at] === '"' ? quoted(body, at, separator) : plain(body, at, separator);
    if (cell === undefined) return undefined;
    row.push(cell.text);
    at = cell.end;
    if (body[at] === separator) {
      at += 1;
      if (at === body.length) row.push("");
      continue;
    }
    at += body.startsWith("\r\n", at) ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

type Cell = { readonly text: string; readonly end: number };

function plain(text: string, from: number, separator: string): Cell {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { text: text.slice(from, end), end };
}

/** What follows the closing mark up to the next sign belongs to the cell, as spreadsheets read it. */
function quoted(text: string, from: number, separator: string): Cell | undefined {
  let inner = "";
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return undefined;
    inner += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const rest = plain(text, close + 1, separator);
      return { text: inner + rest.text, end: rest.end };
    }
    inner += '"';
    at = close + 2;
  }
}
