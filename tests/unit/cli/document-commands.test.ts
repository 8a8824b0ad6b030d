import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { firstPih } from "#lib/ubl/issue.ts";
import { folder, khatm, vector } from "./support.ts";

const invoice = vector("invoices/049-valid-simplified-invoice-without-buyer.xml");
const signing = ["--key", vector("keys/egs-1.key.pem"), "--cert", vector("keys/egs-1.crt.pem")] as const;

test("document sign prints a stamped document whose hash is the one it names", async () => {
  const { code, out, warned } = await khatm("document", "sign", "--in", invoice, ...signing, "--icv", "7", "--json");
  expect(code).toBe(0);
  const signed = JSON.parse(out);
  expect(signed).toMatchObject({ icv: "7", pih: firstPih, hash: expect.stringMatching(/^.{43}=$/) });
  expect(warned).toContain("made anew: icv, pih, qr, signature");

  const at = folder({ "signed.xml": signed.xml });
  expect((await khatm("document", "hash", at("signed.xml"))).out).toBe(`${signed.hash}\n`);
  expect(signed.xml).toContain(signed.qr);
});

test("document sign at one instant is the same twice but for the signature and its copy in the QR", async () => {
  const sign = async (at: string) => (await khatm("document", "sign", "--in", invoice, ...signing, "--at", at)).out;
  const first = await sign("2026-02-27T10:30:00+03:00");
  expect(first).toContain("<xades:SigningTime>2026-02-27T10:30:00<");
  expect(settled(await sign("2026-02-27T07:30:00Z"))).toBe(settled(first));
  expect((await khatm("document", "sign", "--in", invoice, ...signing, "--at", "soon")).code).toBe(2);
});

test("document sign without --json prints the XML alone", async () => {
  const { out } = await khatm("document", "sign", "--in", invoice, ...signing);
  expect(out).toMatch(/^<\?xml[\s\S]*<\/Invoice>\s*$/);
});

test("document sign takes JSON and gives it what it lacks", async () => {
  const document = {
    transaction: { kind: "simplified" },
    typeCode: "388",
    number: "T-1",
    seller: { name: "مؤسسة مثال", vatNumber: "399416307500003" },
    lines: [
      {
        quantity: { value: 2 },
        item: { name: "تمر" },
        price: { amount: "10.00" },
        vat: { category: "S", percent: 15 },
      },
    ],
  };
  const at = folder({ "one.json": JSON.stringify(document), "none.json": "{}", "broken.json": "{" });
  const { code, out } = await khatm("document", "sign", "--in", at("one.json"), ...signing);
  expect(code).toBe(0);
  expect(out).toContain("<cbc:IssueDate>2026-03-01</cbc:IssueDate>");
  expect(out).toContain("<cbc:IssueTime>12:00:00</cbc:IssueTime>");

  const none = await khatm("document", "sign", "--in", at("none.json"), ...signing, "--json");
  expect(JSON.parse(none.out).findings).toContainEqual({ path: "number", code: "required", params: {} });
  expect((await khatm("document", "sign", "--in", at("broken.json"), ...signing)).code).toBe(2);
});

test("document sign refuses a key that is not the certificate's", async () => {
  const args = [
    "--in",
    invoice,
    "--key",
    vector("keys/egs-2.key.pem"),
    "--cert",
    vector("keys/egs-1.crt.pem"),
    "--json",
  ];
  const { code, out } = await khatm("document", "sign", ...args);
  expect(code).toBe(1);
  expect(JSON.parse(out).findings).toMatchObject([{ path: "key", code: "not_the_key_of_the_certificate" }]);
});

test("document sign names what it cannot read", async () => {
  const text = readFileSync(invoice, "utf8").replace("<cbc:ProfileID>", "<cbc:Colour>red</cbc:Colour><cbc:ProfileID>");
  const at = folder({ "odd.xml": text });
  const { code, out } = await khatm("document", "sign", "--in", at("odd.xml"), ...signing, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    error: "document.not_modelled",
    findings: [{ path: "/Invoice/cbc:Colour" }],
  });
});

test.each([
  ["--icv", "0"],
  ["--icv", "x"],
  ["--pih", "abc"],
])("document sign %s %s is a wrong call", async (option, value) => {
  expect((await khatm("document", "sign", "--in", invoice, ...signing, option, value)).code).toBe(2);
});

const settled = (xml: string): string =>
  xml.replace(/<ds:SignatureValue>[^<]*/, "").replace(/(?<=text\/plain">)[^<]*(?=<[^>]*>\s*<\/cac:Attachment>)/g, "");
