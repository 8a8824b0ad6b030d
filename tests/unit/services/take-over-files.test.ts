import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { invoiceHashFrom } from "#lib/domain/invoice-hash.ts";
import { certificatesOfFiles, certificatesOfPasted } from "#lib/services/take-over/read-files.ts";
import { sampleComplianceToken, sampleProductionToken } from "../crypto/samples.ts";

const { der, base64 } = readCertificate(sampleProductionToken);
const pem = `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join("\r\n")}\n-----END CERTIFICATE-----\n`;
const other = readCertificate(sampleComplianceToken);
const file = (name: string, content: string | Uint8Array) =>
  new File([typeof content === "string" ? content : Uint8Array.from(content)], name);

const read = async (...files: readonly File[]) =>
  (await certificatesOfFiles(files)).map(({ file: name, row, certificate, problem }) => [
    name,
    row,
    certificate?.serialNumber === readCertificate(der).serialNumber
      ? "the one"
      : (certificate?.kind ?? problem ?? "malformed"),
  ]);

const pasted = (text: string) => certificatesOfPasted(text).map(({ row, problem }) => [row, problem]);

test("one certificate is read in every shape that tools write", async () => {
  const answer = JSON.stringify({ requestID: 30368, binarySecurityToken: sampleProductionToken, secret: "hush" });
  for (const content of [der, pem, base64, sampleProductionToken, `\uFEFF${sampleProductionToken}\r\n`, answer])
    expect(await read(file("till.txt", content))).toEqual([["till.txt", 1, "the one"]]);
});

test("many are read from rows, archives and several files, each told by its file and row", async () => {
  const broken = `${sampleProductionToken.slice(0, 500)}!`;
  const csv = `Till,Token\r\nTill 1,${sampleProductionToken}\r\n\r\nTill 2,"${broken}"\r\nTill 3,${sampleComplianceToken}\r\n`;
  expect(await read(file("tills.csv", csv))).toEqual([
    ["tills.csv", 2, "the one"],
    ["tills.csv", 4, "malformed"],
    ["tills.csv", 5, "compliance"],
  ]);
  const zip = zipSync({
    "a/till.cer": Uint8Array.from(der),
    "__MACOSX/a/._till.cer": strToU8("x"),
    "notes.txt": strToU8("Call the vendor"),
    "all.pem": strToU8(pem + pem),
  });
  expect(await read(file("tills.zip", zip), file("empty.pem", ""))).toEqual([
    ["tills.zip/a/till.cer", 1, "the one"],
    ["tills.zip/notes.txt", 1, "not_a_certificate_file"],
    ["tills.zip/all.pem", 1, "the one"],
    ["tills.zip/all.pem", 2, "the one"],
    ["empty.pem", 1, "empty_file"],
  ]);
  expect(certificatesOfPasted(`${sampleComplianceToken}\n${base64}`).map(({ row }) => row)).toEqual([1, 2]);
  const cut = base64.slice(0, 200);
  expect(pasted(`${base64}\n\n${cut}`)).toEqual([
    [1, undefined],
    [3, "not_a_certificate_file"],
  ]);
  expect(pasted(`Token\tTill\n${base64}\tA\n-\tB`)).toEqual([
    [2, undefined],
    [3, "not_a_certificate_file"],
  ]);
  expect(pasted(`${cut}\n${base64}`)[0]).toEqual([1, "not_a_certificate_file"]);
  expect(certificatesOfPasted(" ")).toEqual([]);
  expect(other.kind).toBe("compliance");
});

test("an invoice hash is read as base64, hex and base64 of hex, and nothing else", () => {
  const bytes = Buffer.alloc(32, 9);
  const wanted = bytes.toString("base64");
  const hex = bytes.toString("hex");
  for (const given of [wanted, hex, hex.toUpperCase(), Buffer.from(hex).toString("base64"), ` ${wanted}\n`])
    expect(invoiceHashFrom(given)).toBe(wanted);
  for (const given of ["", "abc", wanted.slice(1), hex.slice(2), Buffer.alloc(31).toString("base64")])
    expect(invoiceHashFrom(given)).toBeUndefined();
});
