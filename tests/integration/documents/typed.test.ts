import { expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { correctionDraft } from "#lib/services/documents/draft.ts";
import { documentPdf, documentXml } from "#lib/services/documents/files.ts";
import { issueTyped } from "#lib/services/documents/issue-typed.ts";
import { issueUploaded } from "#lib/services/documents/issue-uploaded.ts";
import { issuingPlaces } from "#lib/services/documents/issuing-places.ts";
import { aTill, documentInput, nextNumber } from "#tests/support/documents.ts";
import type { Walk } from "#tests/support/walk.ts";

const typed = (till: Walk, changes: Record<string, string> = {}) => ({
  deviceId: till.deviceId,
  branchId: till.place.branchId,
  "document.transaction.kind": "simplified",
  "document.typeCode": "388",
  "document.number": nextNumber(),
  "document.payments.0.meansCode": "10",
  "document.buyer.name": "",
  "document.buyer.address.city": "",
  "document.lines.0.from": "",
  "document.lines.0.item.name": "قهوة عربية",
  "document.lines.0.quantity.value": "3",
  "document.lines.0.price.amount": "23.50",
  "document.lines.0.allowancesAndCharges.0.amount": "",
  "document.lines.0.vat.category": "S",
  "document.lines.0.vat.percent": "15.00",
  "vat.0": "S",
  ...changes,
});

const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error("nothing was refused");
};

test("a document that a person wrote is issued, with files that carry its number", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const { places } = await harness.run(issuingPlaces, place.owner, { establishmentId: place.establishmentId });
  expect(places.map(({ deviceId }) => deviceId)).toEqual([till.deviceId]);

  const issued = await harness.run(issueTyped, place.owner, typed(till));
  expect(issued).toMatchObject({ payable: "81.08", tax: "10.58", state: "pending", legal: true });
  const pdf = await harness.run(documentPdf, place.owner, { documentId: issued.id });
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  const xml = await harness.run(documentXml, place.owner, { documentId: issued.id });
  expect(xml.name).toMatch(new RegExp(`^${place.vatNumber}_\\d{8}T\\d{6}_${issued.number}\\.xml$`));
  expect(Buffer.from(xml.bytes).toString("base64")).toBe(issued.xml);
});

test("what a rule refuses is said of the form's field, in both languages", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const wrong = typed(till, {
    "document.transaction.kind": "standard",
    "document.supplyDate": "2026-01-01",
    "document.buyer.name": "شركة مثال",
    "document.buyer.vatNumber": "12345",
  });
  const { code, fields } = await refusal(harness.run(issueTyped, place.owner, wrong));
  expect(code).toBe("document.refused");
  const vat = fields.find(({ path }) => path === "document.buyer.vatNumber");
  expect(vat?.code).toBe("rule");
  expect(vat?.params["code"]).toBe("BR-KSA-44");
  expect(fields.every(({ params }) => params["titleAr"] !== params["titleEn"])).toBe(true);

  const empty = await refusal(harness.run(issueTyped, place.owner, typed(till, { "document.lines.0.item.name": "" })));
  expect(empty.fields).toEqual([{ path: "document.lines.0.item.name", code: "required", params: {} }]);
});

test("a corrected document keeps number and issue time and takes what was written anew", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const first = await harness.run(issueTyped, place.owner, typed(till, { "document.notes.0": "كما اتفقنا" }));
  const again = (changes: Record<string, string> = {}) => ({
    ...typed(till, changes),
    "document.number": first.number,
    "document.notes.0": "",
    "document.lines.0.from": "0",
    "document.lines.0.price.amount": "20",
    corrects: first.id,
  });
  expect((await refusal(harness.run(issueTyped, place.owner, again()))).code).toBe("document.number_taken");

  await harness.owner`update submissions set state = 'rejected' where document_id = ${first.id}`;
  await harness.owner`update document_identities set rejected_at = now() where id = ${first.id}`;
  harness.clock.advance(60_000);
  const draft = await harness.run(correctionDraft, place.owner, { documentId: first.id });
  expect(draft.input).toMatchObject({ number: first.number, lines: [{ price: { amount: "23.50" } }] });

  const second = await harness.run(issueTyped, place.owner, again());
  expect(second).toMatchObject({
    number: first.number,
    issueDate: first.issueDate,
    issueTime: first.issueTime,
    payable: "69.00",
    previousHash: first.hash,
  });
  expect(second.uuid).not.toBe(first.uuid);
  expect(Buffer.from(second.xml, "base64").toString()).not.toContain("كما اتفقنا");
});

const file = (body: unknown) => new File([JSON.stringify(body)], "invoice.json", { type: "application/json" });

test("an uploaded file is issued once, however often it is chosen", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const upload = { deviceId: till.deviceId, file: file(documentInput(harness)) };
  const first = await harness.run(issueUploaded, place.owner, upload);
  const again = await harness.run(issueUploaded, place.owner, upload);
  expect(again.id).toBe(first.id);

  const whole = { deviceId: till.deviceId, file: file({ document: documentInput(harness) }) };
  expect((await harness.run(issueUploaded, place.owner, whole)).icv).toBe("2");

  const xml = new File([Buffer.from(first.xml, "base64")], "invoice.xml");
  const refused = await refusal(harness.run(issueUploaded, place.owner, { deviceId: till.deviceId, file: xml }));
  expect(refused.code).toBe("document.uuid_taken");
  const broken = new File(["{ nothing"], "broken.json");
  const unreadable = await refusal(harness.run(issueUploaded, place.owner, { deviceId: till.deviceId, file: broken }));
  expect(unreadable.code).toBe("request.malformed");
});
