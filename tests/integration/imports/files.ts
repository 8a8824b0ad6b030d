import { strToU8, zipSync } from "fflate";
import { csvOf } from "#lib/domain/csv.ts";
import { showImport } from "#lib/services/imports/queries.ts";
import { readImport } from "#lib/services/imports/read.ts";
import type { Harness } from "#tests/support/harness.ts";
import type { Place } from "#tests/support/records.ts";

type Person = Place["owner"];
export const heading = [
  "Kind",
  "الرقم الضريبي",
  "Name in Arabic",
  "Name in English",
  "رقم المعرّف",
  "Street",
  "Building number",
  "District",
  "City",
  "Postal code",
  "Branch",
  "Device name",
  "What it issues",
  "Device serial number",
];
export const branchRow = (nameEn: string) => [
  "فرع",
  "",
  "فرع الملز",
  nameEn,
  "1010567899",
  "شارع الستين",
  "٣٧١٢",
  "الملز",
  "الرياض",
  "12213",
  "",
  "",
  "",
  "",
];
export const deviceRow = (name: string, branch: string, serial = name, map = "100") => [
  "device",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  "",
  branch,
  name,
  map,
  serial,
];

export async function given(
  harness: Harness,
  person: Person,
  establishmentId: string,
  rows: readonly (readonly string[])[],
) {
  const file = new File([csvOf([heading, ...rows])], "records.csv");
  return (await harness.run(readImport, person, { file, environment: "simulator", establishmentId })).id;
}
export const shown = (harness: Harness, person: Person, importId: string) =>
  harness.run(showImport, person, { importId });

/** A workbook whose parts stand in another order than its sheets. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows, at) => [
    `xl/worksheets/part${9 - at}.xml`,
    strToU8(
      `<worksheet><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`,
    ),
  ]);
  const list = names.map((name, at) => `<sheet name="${name}" r:id="r${at}"/>`).join("");
  const targets = names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/part${9 - at}.xml"/>`).join("");
  return Uint8Array.from(
    zipSync({
      ...Object.fromEntries(parts),
      "xl/workbook.xml": strToU8(`<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`),
      "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${targets}</Relationships>`),
    }),
  );
}

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
