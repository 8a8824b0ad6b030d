import { expect, test } from "vitest";
import { compareBranches, type Coverage } from "#lib/domain/coverage.ts";

const branch = (identifierValue: string, coverage: Coverage, archived = false) => ({
  identifierValue,
  coverage,
  archived,
});
const branches = [
  branch("1010567844", "own"),
  branch("1010567845", "none"),
  branch("mls77", "central"),
  branch("7001234567", "own", true),
  branch("1010567999", "none"),
];

test.each([
  ["one per line, in Arabic digits", "١٠١٠٥٦٧٨٤٤\n1010567845\nMLS77\n7001234567\n2050999999"],
  ["with commas and hyphens", "1010-567844، 1010567845;MLS-77, 700-1234567, 2050-999999"],
  [
    "inside a mail",
    "عزيزي المكلف، الرقم الضريبي 310123456700003 بتاريخ 2026-11-26 و 26/11/2026: الفرع (1010567844) 1010567845 MLS77 [7001234567] <2050999999>. Wave 24.",
  ],
])("a list of branches is read %s", (_form, text) => {
  const { covered, uncovered, unknown, unlisted } = compareBranches(text, branches);
  expect(values(covered)).toEqual(["1010567844", "mls77"]);
  expect(values(uncovered)).toEqual(["1010567845", "7001234567"]);
  expect(unknown).toEqual(["2050999999"]);
  expect(values(unlisted)).toEqual(["1010567999"]);
});

const values = (rows: readonly { identifierValue: string }[]) => rows.map(({ identifierValue }) => identifierValue);
