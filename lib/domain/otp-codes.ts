import { toLatinDigits } from "./digits.ts";

export type ReadCodes = {
  /** Each code once, in the order of its first appearance. */
  readonly codes: readonly string[];
  /** Positions, counted from 1 over all codes found, at which a code stands again. */
  readonly repeated: readonly number[];
};

/**
 * The six-digit codes in a text of any form: lines, commas, tables, markup, other words between them, digits of any script.
 * A number with more or fewer digits is no code, nor is one that is part of a word, a time or a decimal. A line that holds nothing
 * but six spaced digits is a code; where no six digits stand together, so are two groups of three. Never fails.
 */
export function readCodes(text: string): ReadCodes {
  const latin = toLatinDigits(text.replaceAll(invisible, "")).replaceAll(spacedLine, (line) =>
    line.replaceAll(/\D/g, ""),
  );
  const whole = found(latin, together);
  const all = whole.length > 0 ? whole : found(latin, inTwo).map((code) => code.replaceAll(/\D/g, ""));
  const repeated = all.flatMap((code, index) => (all.indexOf(code) < index ? index + 1 : []));
  return { codes: [...new Set(all)], repeated };
}

const found = (text: string, form: RegExp): readonly string[] => [...text.matchAll(form)].map(([code]) => code);

// Marks of direction and joining stand around digits that were copied from a page in Arabic.
const invisible = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const spacedLine = /^[^\S\r\n]*(?:\d{3}[\u0020\u00a0\u202f-]\d{3}|\d(?:[\u0020\u00a0\u202f]\d){5})[^\S\r\n]*$/gm;
const together = /(?<!\w|\d[:.])\d{6}(?!\w|[:.]\d)/g;
const inTwo = /(?<!\w|\d[:.])\d{3}[\u0020\u00a0\u202f-]\d{3}(?!\w|[:.]\d)/g;
