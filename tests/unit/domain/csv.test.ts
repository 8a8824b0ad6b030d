import { expect, test } from "vitest";
import { csvOf } from "#lib/domain/csv.ts";

const cellOf = (value: string) => csvOf([[value]]).slice(1, -2);

test("what a spreadsheet would take for a formula is quoted, amounts and hashes are not", () => {
  for (const formula of ["=1+1", "+1+1", "@SUM(A1)", "-2+3", "\tx", "+HYPERLINK(1)="])
    expect(cellOf(formula)).toBe(`'${formula}`);
  const hash = "+eU0kLxTwjq5ckhDnbpBu8ajSroAtC2pubQiRbaYF40=";
  for (const plain of ["-12.50", "Olaya", "2026-11-26", hash]) expect(cellOf(plain)).toBe(plain);
});

test("commas, quotes and ends of lines stay within their cell", () => {
  expect(cellOf('Al "Hamra", Riyadh')).toBe('"Al ""Hamra"", Riyadh"');
  expect(csvOf([["a\r\nb", null, 7n]])).toBe('\uFEFF"a\r\nb",,7\r\n');
});
