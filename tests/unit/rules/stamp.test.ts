import { describe, expect, test } from "vitest";
import { checkDocument, type CheckOptions } from "#lib/rules/check.ts";
import { gatewayCodes } from "#lib/rules/gateway-codes.ts";
import { entries } from "#lib/rules/catalogue/index.ts";
import { qrTags } from "#lib/rules/stamp/tlv.ts";
import { bytesOf, check, type Edit, simplified, standard, today, vectors } from "./samples.ts";

const qrText = /(?<=<cbc:ID>QR<\/cbc:ID>[^]*?mimeCode="text\/plain">)[^<]*/;

/** The document with its QR made again from changed tags; the hash does not cover it. */
function withQr(change: (tags: Map<number, Buffer>) => void): readonly Edit[] {
  const tags = new Map(qrTags(qrText.exec(simplified)?.[0] ?? ""));
  change(tags);
  const bytes = [...tags].flatMap(([tag, value]) => [
    Buffer.from(value.length < 128 ? [tag, value.length] : [tag, 0x81, value.length]),
    value,
  ]);
  return [[qrText, Buffer.concat(bytes).toString("base64")]];
}

function of(stage: "QR" | "SIGNATURE" | "PIH", edits: readonly Edit[], base = simplified) {
  return check(base, edits)
    .findings.filter((finding) => finding.stage === stage)
    .map(({ code, severity }) => `${code} ${severity}`);
}

describe("the QR stage", () => {
  test("order and further tags do not matter", () => {
    const reversed = withQr((tags) => {
      const all = [...tags].toReversed();
      tags.clear();
      for (const [tag, value] of [...all, [12, Buffer.from("x")] as const]) tags.set(tag, value);
    });
    expect(of("QR", reversed)).toEqual([]);
  });

  test.each<readonly [string, (tags: Map<number, Buffer>) => void, readonly string[]]>([
    ["a missing time only warns", (tags) => void tags.delete(3), ["timeStamp warning"]],
    ["amounts are compared as written", (tags) => void tags.set(4, Buffer.from("2577.760")), ["invoice Total error"]],
    ["a missing certificate signature", (tags) => void tags.delete(9), ["certificate signature error"]],
    [
      "a key as text instead of bytes",
      (tags) => void tags.set(8, Buffer.from((tags.get(8) ?? Buffer.alloc(0)).toString("base64"))),
      ["publicKey error"],
    ],
    ["a length beyond the end", (tags) => void tags.set(10, Buffer.alloc(200).subarray(0, 0)), []],
  ])("%s", (_, change, codes) => {
    expect(of("QR", withQr(change))).toEqual(codes);
  });

  test("a total with VAT where less is due only warns", () => {
    const due: Edit = [/(?<=<cbc:PayableAmount currencyID="SAR">)2577.76/, "2577.70"];
    expect(of("QR", [due])).toEqual(["invoice Total warning", "hashedXml error"]);
  });

  test.each([
    ["text that is no base64", "not base64"],
    ["nothing", ""],
    ["a length beyond the end", Buffer.from([1, 50, 65]).toString("base64")],
    ["an indefinite length", Buffer.from([1, 0x80, 65]).toString("base64")],
  ])("%s cannot be read", (_, value) => {
    expect(of("QR", [[qrText, value]])).toEqual(["QR-Code error"]);
  });
});

describe("the SIGNATURE stage", () => {
  test.each<readonly [string, Edit, readonly string[]]>([
    [
      "a wrapped certificate has another digest",
      [/(?<=<ds:X509Certificate>.{64})/, "\n"],
      ["signingCertificateDigestValue error"],
    ],
    ["a broken certificate", [/(?<=<ds:X509Certificate>)MII/, "AII"], ["certificate error"]],
    ["no certificate", [/<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/, ""], ["certificate error"]],
    [
      "a serial number in hexadecimal",
      [/(?<=<ds:X509SerialNumber>)\d+/, "1f47b21af784"],
      ["xadesSignedPropertiesDigestValue error", "X509SerialNumber error"],
    ],
    ["a signature that is no signature", [/(?<=<ds:SignatureValue>)[^<]*/, "AAAA"], ["signatureValue error"]],
  ])("%s", (_, edit, codes) => {
    expect(of("SIGNATURE", [edit])).toEqual(codes);
  });

  test("a simplified document without stamp and QR fails there", () => {
    const edits: readonly Edit[] = [
      [/<ext:UBLExtensions>[^]*<\/ext:UBLExtensions>/, ""],
      [/<cac:AdditionalDocumentReference>\s*<cbc:ID>QR<[^]*?<\/cac:AdditionalDocumentReference>/, ""],
      [/<cac:Signature>[^]*?<\/cac:Signature>/, ""],
    ];
    const { stages, errors } = check(simplified, edits);

    expect(stages).toMatchObject({ KSA: "WARN", QR: "FAIL", SIGNATURE: "FAIL" });
    expect(errors).toEqual(["QR-Code", "certificate"]);
  });

  test("a proof counts for its own signature and hash alone, and only beside its certificate", () => {
    const { hash } = check(simplified, []);
    const certificate = /(?<=<ds:X509Certificate>)[^<]*/.exec(simplified)?.[0] ?? "";
    const broken: Edit = [/(?<=<ds:SignatureValue>)[^<]*/, "AAAA"];
    const held = (options: CheckOptions) => !check(simplified, [broken], options).errors.includes("signatureValue");

    expect(held({ certificate, proved: { hash: hash ?? "", signature: "AAAA" } })).toBe(true);
    expect(held({ certificate, proved: { hash: hash ?? "", signature: "AAAB" } })).toBe(false);
    expect(held({ certificate, proved: { hash: "AAAA", signature: "AAAA" } })).toBe(false);
    expect(held({ proved: { hash: hash ?? "", signature: "AAAA" } })).toBe(false);
  });

  test("a standard document without stamp is not asked for one", () => {
    expect(Object.keys(check(standard, []).stages)).toEqual(["XSD", "EN", "KSA", "PIH"]);
  });
});

test("without an expected hash the chain is not judged", () => {
  expect(check(standard, []).stages.PIH).toBe("PASS");
  expect(check(standard, [], { expectedPih: "x" }).errors).toEqual(["KSA-13"]);
});

test("severities can be changed and codes switched off", () => {
  const edit: Edit = ["4030296185", "4012345678"];
  const strict = check(standard, [edit], { overrides: { "BR-KSA-F-13": "error" } });
  const mild = check(standard, [edit], { overrides: { "BR-KSA-F-13": "off" } });

  expect(strict.errors).toEqual(["BR-KSA-F-13"]);
  expect(mild.verdict).toBe("PASS");
});

test("every code of the stages has its gateway counterpart and an explanation", () => {
  const found = vectors.flatMap(({ file }) => checkDocument(bytesOf(file), { at: today }).findings);
  const stamped = found.filter(({ stage }) => stage === "QR" || stage === "SIGNATURE").map(({ code }) => code);
  const explained = new Set(entries.map(({ code }) => code));

  expect([...new Set(stamped)].filter((code) => !(code in gatewayCodes))).toEqual([]);
  expect(found.filter(({ code }) => !explained.has(code))).toEqual([]);
  expect(gatewayCodes.hashedXml).toMatchObject({ code: "invoiceHash_QRCODE_INVALID", category: "QRCODE_VALIDATION" });
});
