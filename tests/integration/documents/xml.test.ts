import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "#lib/cli/main.ts";
import { exportPrivateKey } from "#lib/crypto/key-pair.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import { issueDocument } from "#lib/services/documents/issue.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { aTill, countersOf, issueAt, nextNumber } from "../../support/documents.ts";
import type { Walk } from "../../support/walk.ts";
import { folder } from "../../unit/cli/support.ts";

const sample = readFileSync("tests/vectors/invoices/049-valid-simplified-invoice-without-buyer.xml", "utf8");

/** The sample as the till's own document. */
const fileOf = (till: Walk): string =>
  sample
    .replace(/(?<=<cbc:CompanyID>)\d{15}/, till.place.vatNumber)
    .replace(/(?<=<\/cbc:ProfileID>\s*<cbc:ID>)[^<]*/, nextNumber())
    .replace(/<cbc:UUID>[^<]*<\/cbc:UUID>/, `<cbc:UUID>${crypto.randomUUID()}</cbc:UUID>`);

const hand = (till: Walk, text: string) =>
  till.harness.run(issueDocument, till.place.owner, { deviceId: till.deviceId, xml: new TextEncoder().encode(text) });

/** Without signature and QR, in which chance has a part. */
const settled = (xml: string): string =>
  xml
    .replace(/<ds:SignatureValue>[^<]*/, "")
    .replace(/(?<=<cbc:ID>QR<\/cbc:ID>\s*<cac:Attachment>\s*<cbc:EmbeddedDocumentBinaryObject[^>]*>)[^<]*/, "");

describe("UBL XML handed over by an ERP", () => {
  test("keeps number, UUID and issue time; counter, previous hash, QR and signature are made anew, and said so", async (context) => {
    const till = await aTill(context);
    const file = fileOf(till);
    const issued = await hand(till, file);
    const valueOf = (name: string) => new RegExp(`<cbc:${name}>([^<]*)<`).exec(file)?.[1];
    expect(issued).toMatchObject({
      number: /<\/cbc:ProfileID>\s*<cbc:ID>([^<]*)/.exec(file)?.[1],
      uuid: valueOf("UUID"),
      issueTime: valueOf("IssueTime"),
      icv: "1",
    });
    expect(issued.findings.filter(({ code }) => code === "KHATM-REPLACED").map(({ params }) => params["what"])).toEqual(
      expect.arrayContaining(["icv", "pih"]),
    );
  });

  test("comes out as `document sign` writes it, byte for byte but for the random half of the signature", async (context) => {
    const till = await aTill(context);
    const { harness } = till;
    const issued = await issueAt(till);
    const bytes = Buffer.from(issued.xml, "base64");
    const [signer] = await harness.owner<{ id: string; sealed: Uint8Array; certificate: Uint8Array }[]>`
      select k.id, k.private_key_sealed as sealed, c.certificate
      from credentials c join key_pairs k on k.id = c.key_pair_id where c.status = 'live'`;
    if (signer === undefined) throw new Error("nothing is live");
    const key = exportPrivateKey(openKeyPair(harness.edges.vault, signer, "document.issue")).revealText();
    const at = folder({ "in.xml": bytes, "key.pem": key, "cert.der": signer.certificate });
    let signed = "";
    const args = [
      "--in",
      at("in.xml"),
      "--key",
      at("key.pem"),
      "--cert",
      at("cert.der"),
      "--icv",
      "1",
      "--pih",
      firstPih,
    ];
    const out = (text: string) => void (signed += text);
    expect(
      await main(["document", "sign", ...args], { clock: harness.clock, env: {}, out, warn: () => undefined }),
    ).toBe(0);
    expect(settled(signed)).toBe(settled(bytes.toString()));
  });

  test("is refused with the path when it is hostile, too deep, too large or not modelled", async (context) => {
    const till = await aTill(context);
    const file = fileOf(till);
    const inside = (text: string) => file.replace("<cbc:ProfileID>", `${text}<cbc:ProfileID>`);
    const declared = (type: string) => file.replace(/^(<\?xml[^>]*\?>)?/, `$1${type}`);
    const deep = "<a>".repeat(100) + "</a>".repeat(100);
    const hostile = [
      [declared(`<!DOCTYPE Invoice [<!ENTITY x "1">]>`), "document.malformed"],
      [declared(`<!DOCTYPE Invoice SYSTEM "file:///etc/passwd">`), "document.malformed"],
      [declared(`<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>`), "document.malformed"],
      [inside("&x;"), "document.malformed"],
      [inside(deep), "document.malformed"],
      [file.slice(0, -10), "document.malformed"],
      ["", "document.malformed"],
      [inside(`<cbc:Note>${"x".repeat(10 * 1024 * 1024)}</cbc:Note>`), "request.too_large"],
    ] as const;
    for (const [text, code] of hostile)
      await expect(hand(till, text), text.slice(0, 80)).rejects.toMatchObject({ code });

    const strange = file.replace(
      "<cac:AccountingSupplierParty>",
      "<cbc:Colour>red</cbc:Colour><cac:AccountingSupplierParty>",
    );
    await expect(hand(till, strange)).rejects.toMatchObject({
      code: "document.not_modelled",
      fields: [expect.objectContaining({ path: expect.stringContaining("Colour") })],
    });
    await expect(hand(till, file.replace(/<cbc:UUID>[^<]*</, "<cbc:UUID>17<"))).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "/Invoice/cbc:UUID" })],
    });
    const supplier = "/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID";
    const nobody = /<cac:AccountingSupplierParty>.*?<\/cac:AccountingSupplierParty>/s;
    for (const text of ["", "<cac:AccountingSupplierParty></cac:AccountingSupplierParty>"])
      await expect(hand(till, file.replace(nobody, text))).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ path: supplier, code: "required" }],
      });
    await expect(hand(till, file.replace(till.place.vatNumber, "399999999900003"))).rejects.toMatchObject({
      code: "document.other_taxpayer",
      fields: [{ path: supplier, code: "invalid" }],
    });
    expect(await countersOf(till)).toBe(0);
  });
});
