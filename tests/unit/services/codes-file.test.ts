import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readCodes } from "#lib/domain/otp-codes.ts";
import { readCodesFile } from "#lib/services/otp-sessions/read-file.ts";

const codesIn = async (...parts: BlobPart[]) => readCodes(await readCodesFile(new Blob(parts))).codes;

test("the portal's text file and a CSV are read, with their byte order mark or in UTF-16", async () => {
  expect(await codesIn("012345\r\n234567\r\n")).toEqual(["012345", "234567"]);
  expect(await codesIn("\ufeffNo.,OTP\n1,012345\n2,234567")).toEqual(["012345", "234567"]);
  expect(await codesIn(new Uint8Array([0xff, 0xfe]), Buffer.from("1\t012345\n2\t234567", "utf16le"))).toEqual([
    "012345",
    "234567",
  ]);
});

test("a workbook is read: shared and inline texts, and numbers that lost their leading zeros", async () => {
  const sheet = `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>OTP</t></is></c></row>
    <row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>12345</v></c></row>
    <row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>234567</v></c></row>
    <row r="4"><c r="A4"><v>3</v></c><c r="B4" t="s"><v>1</v></c></row></sheetData></worksheet>`;
  const shared = "<sst><si><t>No.</t></si><si><r><t>345</t></r><r><t>678</t></r></si></sst>";
  const book = zipSync({ "xl/worksheets/sheet1.xml": strToU8(sheet), "xl/sharedStrings.xml": strToU8(shared) });
  expect(await codesIn(Uint8Array.from(book))).toEqual(["012345", "234567", "345678"]);
});

test("what is neither text nor a workbook is refused", async () => {
  await expect(codesIn(new Uint8Array([0x89, 0x50, 0, 1, 2]))).rejects.toMatchObject({
    code: "request.unsupported_type",
  });
  await expect(codesIn(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).rejects.toMatchObject({
    code: "request.unsupported_type",
  });
});
