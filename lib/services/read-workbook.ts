import { strFromU8, unzipSync } from "fflate";
import { SaxesParser, type SaxesTagPlain } from "saxes";

export type Cell = { readonly text: string; readonly isNumber: boolean };
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };
type Workbook = { readonly sheets: readonly Sheet[] } | { readonly problem: "unreadable" | "too_large" };

/** What a workbook's parts may unpack to, so that a small file cannot fill the memory. */
const limits = { part: 8_000_000, all: 24_000_000, sheets: 50, rows: 50_000, columns: 200 };

class TooLarge extends Error {}

/**
 * The sheets of an Office Open XML workbook in their order, each cell as its stored value: no formula is computed, no document type
 * declaration and no entity but the five of XML is taken. Rows and cells that the file leaves out are empty.
 */
export function readWorkbook(bytes: Uint8Array): Workbook {
  try {
    const parts = unpacked(bytes);
    const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const strings = parts[stringsPart] === undefined ? [] : sharedStrings(textOf(stringsPart));
    return {
      sheets: sheetParts(parts, textOf).map(({ name, part }) => ({ name, rows: rowsOf(textOf(part), strings) })),
    };
  } catch (error) {
    return { problem: error instanceof TooLarge ? "too_large" : "unreadable" };
  }
}

type Parts = Readonly<Record<string, Uint8Array>>;

const stringsPart = "xl/sharedStrings.xml";
const wanted = /^xl\/(?:sharedStrings\.xml|workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;

function unpacked(bytes: Uint8Array): Parts {
  let all = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false;
      all += originalSize;
      if (originalSize > limits.part || all > limits.all) throw new TooLarge();
      return true;
    },
  });
  return parts;
}

/** By the workbook's own list; a file without one counts by the names of its parts. */
function sheetParts(parts: Parts, textOf: (name: string) => string) {
  const there = Object.keys(parts).filter((name) => name.includes("worksheets/"));
  if (there.length > limits.sheets) throw new TooLarge();
  const targets = new Map<string, string>();
  const listed: { name: string; part: string }[] = [];
  if (parts["xl/workbook.xml"] !== undefined) {
    const relations = textOf("xl/_rels/workbook.xml.rels");
    if (relations !== "")
      read(relations, { Relationship: ({ attributes: { Id = "", Target = "" } }) => targets.set(Id, partOf(Target)) });
    read(textOf("xl/workbook.xml"), {
      sheet: ({ attributes }) => {
        const part = targets.get(attributes["r:id"] ?? "");
        if (part !== undefined && there.includes(part)) listed.push({ name: attributes["name"] ?? "", part });
      },
    });
  }
  if (listed.length > 0) return listed;
  return there
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((part) => ({ name: part.replace(/^.*\/|\.xml$/g, ""), part }));
}

const partOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

type Opening = (tag: SaxesTagPlain) => void;
type Handlers = Readonly<Record<string, Opening>>;

/** Reads one part; elements are known by their local names. */
function read(
  xml: string,
  open: Handlers,
  more: { text?: (text: string) => void; close?: (name: string) => void } = {},
) {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("document type declaration");
  });
  parser.on("opentag", (tag) => open[localName(tag.name)]?.(tag));
  parser.on("closetag", ({ name }) => more.close?.(localName(name)));
  parser.on("text", (text) => more.text?.(text));
  parser.on("cdata", (text) => more.text?.(text));
  parser.write(xml).close();
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Text of `t` elements, but not of phonetic readings. */
function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let inText = false;
  let phonetic = false;
  read(
    xml,
    { si: () => strings.push(""), t: () => (inText = !phonetic), rPh: () => (phonetic = true) },
    {
      text: (text) => {
        if (inText) strings[strings.length - 1] = (strings.at(-1) ?? "") + text;
      },
      close: (name) => {
        if (name === "t") inText = false;
        if (name === "rPh") phonetic = false;
      },
    },
  );
  return strings;
}

function rowsOf(xml: string, strings: readonly string[]): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let cell: { place: number; type: string; value: string } | undefined;
  let taking = false;
  read(
    xml,
    {
      row: ({ attributes: { r } }) => {
        const line = r === undefined ? rows.length + 1 : Number(r);
        if (!(line <= limits.rows)) throw new TooLarge();
        while (rows.length < line) rows.push([]);
      },
      c: ({ attributes: { r = "", t = "n" } }) => {
        const letters = /^[A-Z]+/.exec(r)?.[0];
        const place = letters === undefined ? (rows.at(-1)?.length ?? 0) : columnOf(letters);
        cell = place < limits.columns ? { place, type: t, value: "" } : undefined;
      },
      v: () => (taking = true),
      t: () => (taking = true),
    },
    {
      text: (text) => {
        if (taking && cell !== undefined) cell.value += text;
      },
      close: (name) => {
        if (name === "v" || name === "t") taking = false;
        if (name === "c" && cell !== undefined) put(rows.at(-1) ?? [], cell, strings);
      },
    },
  );
  return rows;
}

function put(
  row: Cell[],
  { place, type, value }: { place: number; type: string; value: string },
  strings: readonly string[],
): void {
  while (row.length < place) row.push({ text: "", isNumber: false });
  const isNumber = type === "n";
  row[place] = {
    text: type === "s" ? (strings[Number(value)] ?? "") : isNumber ? plainNumber(value) : value,
    isNumber,
  };
}

/** A long number may be stored with an exponent. */
const plainNumber = (value: string): string =>
  /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value;

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 65) - 64, 0) - 1;
