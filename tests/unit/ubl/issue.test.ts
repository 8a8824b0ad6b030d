import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { complianceSteps } from "#lib/domain/functionality-map.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { complianceDocument, type SampleFacts } from "#lib/ubl/compliance.ts";
import { draftDocument, firstPih, issueDocument, issueDocumentAsync, issueUnstamped } from "#lib/ubl/issue.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { stampExtension } from "#lib/ubl/stamp.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { tags } from "./qr-tags.ts";
import { bytesOf, unit, vectors } from "./vectors.ts";

const till = unit("keys/egs-1");
const key = createPrivateKey(till.pem);
const stamped = vectors.filter((vector) => vector.signed && vector.verdict === "PASS");

const facts: SampleFacts = {
  nameArabic: "مؤسسة نخلة الواحة للتجارة",
  nameEnglish: "Nakhlat Alwaha Trading Est.",
  vatNumber: "399871520400003",
  identifier: { scheme: "CRN", value: "1010582947" },
  address: { street: "شارع العليا", buildingNumber: "7241", district: "العليا", city: "الرياض", postalCode: "12611" },
  uuid: "a1376169-0c4d-407d-9f6b-7269152aca90",
  issuedAt: new Date("2026-11-24T22:30:05Z"),
};
const issueOf = (step: (typeof complianceSteps)[number]) => ({
  document: complianceDocument(step, facts),
  icv: 1,
  pih: firstPih,
  certificate: till.certificate,
  signingTime: facts.issuedAt,
});
const signWith = (hash: Uint8Array): Uint8Array => sign("sha256", hash, key);

const valueOf = (xml: string, name: string, nth = 0): string =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, "g"))][nth]?.[1] ?? "";

describe.each(complianceSteps)("the sample of %s", (step) => {
  const issued = issueDocument(issueOf(step), signWith);
  const xml = Buffer.from(issued.xml).toString();

  test("passes ZATCA's rules without a warning", () => {
    const result = checkDocument(issued.xml, {
      at: facts.issuedAt,
      expectedPih: firstPih,
      certificate: till.certificate.base64,
    });
    expect(result).toMatchObject({ verdict: "PASS", findings: [], hash: issued.hash });
  });

  test("passes their EN and KSA rules as a draft", () => {
    const { stages } = checkDocument(draftDocument(issueOf(step).document), { at: facts.issuedAt });
    expect(stages).toMatchObject({ XSD: "PASS", EN: "PASS", KSA: "PASS", PIH: "PASS" });
  });

  test("is hashed over exactly its canonical form", () => {
    expect(hashDocument(issued.xml).hash).toBe(issued.hash);
    expect(valueOf(xml, "ds:DigestValue")).toBe(issued.hash);
  });

  test("carries a signature that the certificate's key verifies", () => {
    const signature = Buffer.from(valueOf(xml, "ds:SignatureValue"), "base64");
    const publicKey = createPublicKey({ key: till.certificate.publicKey, format: "der", type: "spki" });
    expect(verify("sha256", Buffer.from(issued.hash, "base64"), publicKey, signature)).toBe(true);
  });

  test("carries the digest of the certificate", () => {
    expect(valueOf(xml, "ds:DigestValue", 2)).toBe(till.certificateDigest);
  });

  test("shows in the QR what the document says", () => {
    const found = tags(issued.qr);
    expect([...found.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(found.get(1)?.toString()).toBe(`${facts.nameArabic} | ${facts.nameEnglish}`);
    expect(found.get(3)?.toString()).toBe("2026-11-25T01:30:05");
    expect(found.get(6)?.toString()).toBe(issued.hash);
    expect(found.get(7)?.toString()).toBe(valueOf(xml, "ds:SignatureValue"));
    expect(found.get(8)).toEqual(till.certificate.publicKey);
    expect(found.get(9)).toEqual(till.certificate.signature);
    expect(issued.qr.length).toBeLessThanOrEqual(700);
  });

  test("is read back as it was meant, and adds up", () => {
    const { document } = readDocument(issued.xml, "");
    expect(document.number).toBe(issueOf(step).document.number);
    expect(computeTotals(document).differences).toEqual([]);
  });

  test("is the same off the event loop, but for the signature", async () => {
    const aside = await issueDocumentAsync(issueOf(step), async (hash) => signWith(hash));
    expect(aside).toMatchObject({ hash: issued.hash, uuid: issued.uuid });
  });
});

describe("without a stamp", () => {
  const { document } = issueOf("standard-compliant");

  test("a standard document has the same hash", () => {
    const { xml, hash } = issueUnstamped(document, { icv: 1, pih: firstPih });
    expect(hash).toBe(issueDocument(issueOf("standard-compliant"), signWith).hash);
    expect(hashDocument(xml).hash).toBe(hash);
  });

  test("a draft has a place for everything", () => {
    expect(readDocument(draftDocument(document), "").replaced).toEqual({
      icv: "1",
      pih: firstPih,
      qr: "AA==",
      signature: true,
    });
  });
});

describe("the vectors that ZATCA's rules pass", () => {
  test.each(stamped)("verify: $file", ({ file, key: name = "" }) => {
    const xml = bytesOf(file).toString();
    const publicKey = createPublicKey({ key: unit(name).certificate.publicKey, format: "der", type: "spki" });
    const hash = Buffer.from(hashDocument(bytesOf(file)).hash, "base64");
    expect(verify("sha256", hash, publicKey, Buffer.from(valueOf(xml, "ds:SignatureValue"), "base64"))).toBe(true);
  });

  test.each(stamped)("are stamped and coded alike: $file", ({ file, key: name = "", qr_base64: qr }) => {
    const xml = bytesOf(file).toString();
    const { document, replaced } = readDocument(bytesOf(file), "");
    const signature = Buffer.from(valueOf(xml, "ds:SignatureValue"), "base64");
    const issued = issueDocument(
      {
        document,
        icv: BigInt(replaced.icv ?? 0),
        pih: replaced.pih ?? "",
        certificate: unit(name).certificate,
        signingTime: new Date(`${valueOf(xml, "xades:SigningTime")}+03:00`),
      },
      () => signature,
    );
    const ours = Buffer.from(issued.xml).toString();
    expect(valueOf(ours, "ds:DigestValue", 2)).toBe(valueOf(xml, "ds:DigestValue", 2));
    expect(valueOf(ours, "ds:X509IssuerName")).toBe(valueOf(xml, "ds:X509IssuerName"));
    const theirs = tags(qr ?? "");
    expect(theirs.get(6)?.toString()).toBe(hashDocument(bytesOf(file)).hash);
    // Some stamping tools leave blank lines, so their hash is of another layout.
    expect(new Map([...tags(issued.qr), [6, theirs.get(6)]])).toEqual(theirs);
  });

  test.each(stamped.filter(({ file }) => /049|050|062|064/.test(file)))(
    "have the very digest of SignedProperties in the SDK's layout: $file",
    ({ file, key: name = "" }) => {
      const xml = bytesOf(file).toString();
      const extension = stampExtension({
        hash: valueOf(xml, "ds:DigestValue"),
        signature: valueOf(xml, "ds:SignatureValue"),
        certificate: unit(name).certificate,
        signingTime: new Date(`${valueOf(xml, "xades:SigningTime")}+03:00`),
      });
      expect(valueOf(extension, "ds:DigestValue", 1)).toBe(valueOf(xml, "ds:DigestValue", 1));
    },
  );
});

test("the SDK's own sample has its published digests", () => {
  const sdk = {
    base64: sdkCertificate,
    issuerName: "CN=PRZEINVOICESCA4-CA, DC=extgazt, DC=gov, DC=local",
    serialNumber: "379112742831380471835263969587287663520528387",
    publicKey: Buffer.alloc(0),
    signature: Buffer.alloc(0),
  };
  const signingTime = new Date("2025-07-22T15:51:28+03:00");
  const extension = stampExtension({ hash: "", signature: "", certificate: sdk, signingTime });
  expect(valueOf(extension, "ds:DigestValue", 2)).toBe(
    "ZDMwMmI0MTE1NzVjOTU2NTk4YzVlODhhYmI0ODU2NDUyNTU2YTVhYjhhMDFmN2FjYjk1YTA2OWQ0NjY2MjQ4NQ==",
  );
  expect(valueOf(extension, "ds:DigestValue", 1)).toBe(
    "ZmMwY2ZhNDljNzNjZDA5NmY4NDM4MmY1ZmY1YTA0NjY3MzY4NzMxOGJhYmZmNWU1OGYzZWJlODI3ZDgyZGVkZA==",
  );
});

test("the first previous hash is the hex of SHA-256 of 0", () => {
  expect(Buffer.from(firstPih, "base64").toString()).toBe(createHash("sha256").update("0").digest("hex"));
});

const sdkCertificate = Buffer.from(
  "TUlJRDNqQ0NBNFNnQXdJQkFnSVRFUUFBT0FQRjkwQWpzL3hjWHdBQkFBQTRBekFLQmdncWhrak9QUVFEQWpCaU1SVXdFd1lLQ1pJbWlaUHlMR1FCR1JZRmJHOWpZV3d4RXpBUkJnb0praWFKay9Jc1pBRVpGZ05uYjNZeEZ6QVZCZ29Ka2lhSmsvSXNaQUVaRmdkbGVIUm5ZWHAwTVJzd0dRWURWUVFERXhKUVVscEZTVTVXVDBsRFJWTkRRVFF0UTBFd0hoY05NalF3TVRFeE1Ea3hPVE13V2hjTk1qa3dNVEE1TURreE9UTXdXakIxTVFzd0NRWURWUVFHRXdKVFFURW1NQ1FHQTFVRUNoTWRUV0Y0YVcxMWJTQlRjR1ZsWkNCVVpXTm9JRk4xY0hCc2VTQk1WRVF4RmpBVUJnTlZCQXNURFZKcGVXRmthQ0JDY21GdVkyZ3hKakFrQmdOVkJBTVRIVlJUVkMwNE9EWTBNekV4TkRVdE16azVPVGs1T1RrNU9UQXdNREF6TUZZd0VBWUhLb1pJemowQ0FRWUZLNEVFQUFvRFFnQUVvV0NLYTBTYTlGSUVyVE92MHVBa0MxVklLWHhVOW5QcHgydmxmNHloTWVqeThjMDJYSmJsRHE3dFB5ZG84bXEwYWhPTW1Obzhnd25pN1h0MUtUOVVlS09DQWdjd2dnSURNSUd0QmdOVkhSRUVnYVV3Z2FLa2daOHdnWnd4T3pBNUJnTlZCQVFNTWpFdFZGTlVmREl0VkZOVWZETXRaV1F5TW1ZeFpEZ3RaVFpoTWkweE1URTRMVGxpTlRndFpEbGhPR1l4TVdVME5EVm1NUjh3SFFZS0NaSW1pWlB5TEdRQkFRd1BNems1T1RrNU9UazVPVEF3TURBek1RMHdDd1lEVlFRTURBUXhNVEF3TVJFd0R3WURWUVFhREFoU1VsSkVNamt5T1RFYU1CZ0dBMVVFRHd3UlUzVndjR3g1SUdGamRHbDJhWFJwWlhNd0hRWURWUjBPQkJZRUZFWCtZdm1tdG5Zb0RmOUJHYktvN29jVEtZSzFNQjhHQTFVZEl3UVlNQmFBRkp2S3FxTHRtcXdza0lGelZ2cFAyUHhUKzlObk1Ic0dDQ3NHQVFVRkJ3RUJCRzh3YlRCckJnZ3JCZ0VGQlFjd0FvWmZhSFIwY0RvdkwyRnBZVFF1ZW1GMFkyRXVaMjkyTG5OaEwwTmxjblJGYm5KdmJHd3ZVRkphUlVsdWRtOXBZMlZUUTBFMExtVjRkR2RoZW5RdVoyOTJMbXh2WTJGc1gxQlNXa1ZKVGxaUFNVTkZVME5CTkMxRFFTZ3hLUzVqY25Rd0RnWURWUjBQQVFIL0JBUURBZ2VBTUR3R0NTc0dBUVFCZ2pjVkJ3UXZNQzBHSlNzR0FRUUJnamNWQ0lHR3FCMkUwUHNTaHUyZEpJZk8reG5Ud0ZWbWgvcWxaWVhaaEQ0Q0FXUUNBUkl3SFFZRFZSMGxCQll3RkFZSUt3WUJCUVVIQXdNR0NDc0dBUVVGQndNQ01DY0dDU3NHQVFRQmdqY1ZDZ1FhTUJnd0NnWUlLd1lCQlFVSEF3TXdDZ1lJS3dZQkJRVUhBd0l3Q2dZSUtvWkl6ajBFQXdJRFNBQXdSUUloQUxFL2ljaG1uV1hDVUtVYmNhM3ljaThvcXdhTHZGZEhWalFydmVJOXVxQWJBaUE5aEM0TThqZ01CQURQU3ptZDJ1aVBKQTZnS1IzTEUwM1U3NWVxYkMvclhBPT0=",
  "base64",
).toString();
