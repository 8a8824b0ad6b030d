import { createPublicKey, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseAmount } from "#lib/domain/money.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { parseInput } from "#lib/input.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { DocumentInput } from "#lib/ubl/input.ts";
import { qrCode, type QrProof } from "#lib/ubl/qr.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { tags } from "./qr-tags.ts";

const sdkSample =
  "AW/YtNix2YPYqSDYqtmI2LHZitivINin2YTYqtmD2YbZiNmE2YjYrNmK2Kcg2KjYo9mC2LXZiSDYs9ix2LnYqSDYp9mE2YXYrdiv2YjYr9ipIHwgTWF4aW11bSBTcGVlZCBUZWNoIFN1cHBseSBMVEQCDzM5OTk5OTk5OTkwMDAwMwMTMjAyMi0wOC0xN1QxNzo0MTowOAQGMjMxLjE1BQUzMC4xNQYsejVGOXFzUzZvV3lEaGVoRDh1OFMwRGF4VisyQ1VpVXo5WStVc1I2MUpnUT0HYE1FWUNJUUNZb3ZwL0d4ZC94MnFaY0RaWmYrNFRkdGZaalUvMS9melMzRVFqbVpHaGxRSWhBTlRjMHJsQXMzZmZRZ3JLaThWNDllWFYzMmQyMDBYSXV0Z0N0aTRpR0FqQghYMFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAEoWCKa0Sa9FIErTOv0uAkC1VIKXxU9nPpx2vlf4yhMejy8c02XJblDq7tPydo8mq0ahOMmNo8gwni7Xt1KT9UeAlHMEUCIQCxP4nIZp1lwlClG3Gt8nIvKKsGi7xXR1Y0K73iPbqgGwIgPYQuDPI4DAQAz0s5ndrojyQOoCkdyxNN1O+Xqmwv61w=";

function documentOf(name: string, issueDate: string, issueTime: string): InvoiceDocument {
  const input = parseInput(DocumentInput, {
    transaction: { kind: "simplified" },
    typeCode: "388",
    number: "1",
    issueDate,
    issueTime,
    lines: [{ quantity: { value: 1 }, item: { name: "x" }, vat: { category: "S" }, price: { amount: "201.00" } }],
  });
  const seller = { name, vatNumber: "399999999900003" };
  return documentFrom(input, { uuid: "", now: new Date(0), seller });
}
const code = (document: InvoiceDocument, proof = noProof) => qrCode(document, computeTotals(document), proof);
const noProof: QrProof = { hash: "", signature: "", publicKey: Buffer.alloc(0), certificateSignature: Buffer.alloc(0) };

describe("the QR of the SDK's sample", () => {
  const theirs = tags(sdkSample);
  const text = (tag: number): string => theirs.get(tag)?.toString() ?? "";
  const bytes = (tag: number): Buffer => theirs.get(tag) ?? Buffer.alloc(0);

  test("comes out byte for byte", () => {
    const [issueDate = "", issueTime = ""] = text(3).split("T");
    const document = documentOf(text(1), issueDate, issueTime);
    expect(computeTotals(document)).toMatchObject({ payable: parseAmount(text(4)), tax: parseAmount(text(5)) });
    const proof = { hash: text(6), signature: text(7), publicKey: bytes(8), certificateSignature: bytes(9) };
    expect(code(document, proof)).toBe(sdkSample);
  });

  test("holds a signature over the hash bytes", () => {
    const publicKey = createPublicKey({ key: bytes(8), format: "der", type: "spki" });
    expect(verify("sha256", Buffer.from(text(6), "base64"), publicKey, Buffer.from(text(7), "base64"))).toBe(true);
  });
});

test.each([
  [127, "7f"],
  [128, "8180"],
  [255, "81ff"],
  [256, "820100"],
  [1000, "8203e8"],
])("a name of %i bytes has the length %s", (length, der) => {
  const qr = Buffer.from(code(documentOf("x".repeat(length), "2026-01-01", "10:00:00")), "base64");
  expect(qr.subarray(1, 1 + der.length / 2).toString("hex")).toBe(der);
});

test.each([
  ["2026-01-31", "10:00:00", "2026-01-31T10:00:00"],
  ["2026-01-31", "20:59:59Z", "2026-01-31T23:59:59"],
  ["2026-01-31", "21:30:00Z", "2026-02-01T00:30:00"],
])("%s %s is shown as %s", (date, time, shown) => {
  expect(
    tags(code(documentOf("x", date, time)))
      .get(3)
      ?.toString(),
  ).toBe(shown);
});
