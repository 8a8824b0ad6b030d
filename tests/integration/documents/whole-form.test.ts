import { expect, test } from "vitest";
import { checkTyped } from "#lib/services/documents/check-typed.ts";
import { findAdvances } from "#lib/services/documents/advances.ts";
import { issueTyped } from "#lib/services/documents/issue-typed.ts";
import { lastChange } from "#lib/services/changes/last-change.ts";
import { aTill, countersOf, documentInput, issueAt, nextNumber } from "#tests/support/documents.ts";
import type { Walk } from "#tests/support/walk.ts";

const buyer = { name: "شركة مثال للتجارة", vatNumber: "399416207500003" };

const address = (party: string) => ({
  [`document.${party}.address.street`]: "طريق الملك فهد",
  [`document.${party}.address.buildingNumber`]: "8228",
  [`document.${party}.address.district`]: "العليا",
  [`document.${party}.address.city`]: "الرياض",
  [`document.${party}.address.postalCode`]: "12214",
});

/** 100 of coffee, 10 less on the whole, as the form sends it. */
const typed = (till: Walk, changes: Record<string, string> = {}) => ({
  deviceId: till.deviceId,
  branchId: till.place.branchId,
  "document.transaction.kind": "standard",
  "document.transaction.flags.0": "",
  "document.transaction.flags.1": "",
  "document.transaction.flags.4": "",
  "document.typeCode": "388",
  "document.number": nextNumber(),
  "document.currency": "SAR",
  "document.supplyDate": till.harness.clock.now().toISOString().slice(0, 10),
  "document.payments.0.meansCode": "10",
  "document.buyer.name": buyer.name,
  "document.buyer.vatNumber": buyer.vatNumber,
  ...address("buyer"),
  "document.lines.0.from": "",
  "document.lines.0.item.name": "قهوة عربية",
  "document.lines.0.quantity.value": "1",
  "document.lines.0.quantity.unit": "PCE",
  "document.lines.0.price.amount": "100",
  "document.lines.0.vat.category": "S",
  "document.lines.0.vat.percent": "15.00",
  "document.lines.0.allowancesAndCharges.0.from": "",
  "document.allowancesAndCharges.0.from": "",
  "document.allowancesAndCharges.0.charge": "false",
  "document.allowancesAndCharges.0.reasonCode": "95",
  "document.allowancesAndCharges.0.reason": "خصم",
  "document.allowancesAndCharges.0.amount": "10",
  "document.allowancesAndCharges.0.vat.category": "S",
  "document.allowancesAndCharges.0.vat.percent": "15.00",
  "document.allowancesAndCharges.1.from": "",
  "document.prepayments.0.from": "",
  ...changes,
});

/** A prepayment as the form sends one that was found, with what is taken of it without VAT. */
const picked = ({ number, uuid }: { number: string; uuid: string }, taxable: string) => ({
  "document.prepayments.0.from": "",
  "document.prepayments.0.number": number,
  "document.prepayments.0.uuid": uuid,
  "document.prepayments.0.parts.0.category": "S",
  "document.prepayments.0.parts.0.percent": "15",
  "document.prepayments.0.parts.0.taxable": taxable,
  "document.prepayments.1.from": "",
});

test("a final invoice settles a part of a prepayment of its buyer that a person picked, and no other's", async (context) => {
  const till = await aTill(context);
  const { harness, place, deviceId } = till;
  const advance = await issueAt(till, { ...documentInput(harness, "simplified", "386"), buyer });
  const search = { deviceId, q: "", buyer: { ...buyer, identifier: "" } };
  const found = () => harness.run(findAdvances, place.owner, search);
  const whole = { category: "S", percent: "15", net: "70.50", tax: "10.58" };
  expect(await found()).toMatchObject([{ uuid: advance.uuid, number: advance.number, total: "81.08", left: [whole] }]);
  const other = { ...search, q: advance.number, buyer: { name: "شركة أخرى", vatNumber: "", identifier: "" } };
  expect(await harness.run(findAdvances, place.owner, other)).toEqual([]);

  const issue = (changes: Record<string, string>) => harness.run(issueTyped, place.owner, typed(till, changes));
  const issued = await issue(picked(advance, "50"));
  expect(issued).toMatchObject({ taxExclusive: "90.00", tax: "13.50", payable: "46.00", findings: [], advice: [] });
  expect(Buffer.from(issued.xml, "base64").toString()).toContain(`<cbc:ID>${advance.number}</cbc:ID>`);
  expect(await found()).toMatchObject([{ total: "23.58", left: [{ ...whole, net: "20.50", tax: "3.08" }] }]);

  const path = "document.prepayments.0";
  await expect(issue(picked(advance, "20.51"))).rejects.toMatchObject({
    code: "document.prepayment_exceeded",
    fields: [{ path, code: "prepayment_exceeded", params: { left: "20.50", asked: "20.51" } }],
  });
  await expect(issue(picked(advance, ""))).rejects.toMatchObject({
    fields: [{ path: `${path}.parts.0.taxable`, code: "invalid" }],
  });
  const foreign = { "document.buyer.name": "شركة أخرى", "document.buyer.vatNumber": "310122393500003" };
  await expect(issue({ ...picked(advance, "1"), ...foreign })).rejects.toMatchObject({
    fields: [{ path, code: "other_buyer" }],
  });
  await expect(issue(picked({ ...advance, uuid: crypto.randomUUID() }, "1"))).rejects.toMatchObject({
    code: "not_found",
  });
  await issue(picked(advance, "20.50"));
  expect(await found()).toEqual([]);
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  await expect(harness.run(findAdvances, auditor, search)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("a check says what would be found and counts nothing", async (context) => {
  const till = await aTill(context);
  const { harness, place } = till;
  const before = await harness.run(lastChange, place.owner, {});
  const odd = typed(till, {
    "document.lines.0.vat.percent": "15.50",
    "document.allowancesAndCharges.0.vat.percent": "15.50",
  });
  const checked = await harness.run(checkTyped, place.owner, odd);
  expect(checked.advice.map(({ code }) => code)).toContain("advice.odd_rate");
  expect(await countersOf(till)).toBe(0);
  expect(await harness.run(lastChange, place.owner, {})).toEqual(before);
  const wrong = typed(till, {
    "document.allowancesAndCharges.0.vat.category": "Z",
    "document.allowancesAndCharges.0.vat.percent": "15.00",
  });
  await expect(harness.run(checkTyped, place.owner, wrong)).rejects.toMatchObject({ code: "document.refused" });
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  await expect(harness.run(checkTyped, auditor, odd)).rejects.toMatchObject({ code: "auth.forbidden" });

  await harness.run(issueTyped, place.owner, odd);
  expect(await harness.run(lastChange, place.owner, {})).not.toEqual(before);
});

test("a self-billed document names the seller alone; the buyer is the establishment itself", async (context) => {
  const till = await aTill(context);
  const seller = {
    "document.seller.name": "مورّد القهوة",
    "document.seller.vatNumber": "399416207500003",
    ...address("seller"),
  };
  const crn = { "document.seller.identifier.scheme": "CRN", "document.seller.identifier.value": "1010295847" };
  const flags = { "document.transaction.flags.4": "selfBilled" };
  const issued = await till.harness.run(issueTyped, till.place.owner, typed(till, { ...seller, ...crn, ...flags }));
  expect(issued.state).toBe("pending");
  const xml = Buffer.from(issued.xml, "base64").toString();
  expect(xml).toContain('name="0100001"');
  expect(xml.indexOf(till.place.vatNumber)).toBeGreaterThan(xml.indexOf("cac:AccountingCustomerParty"));
});

test("a foreign currency states VAT in riyals, and a sale to the government names its contract", async (context) => {
  const till = await aTill(context);
  const changes = {
    "document.currency": "USD",
    "document.exchangeRate": "3.75",
    "document.transaction.flags.5": "government",
  };
  await expect(till.harness.run(issueTyped, till.place.owner, typed(till, changes))).rejects.toMatchObject({
    fields: [{ path: "document.contract", params: { code: "BR-KSA-92" } }],
  });
  const issued = await till.harness.run(
    issueTyped,
    till.place.owner,
    typed(till, { ...changes, "document.contract": "C-7" }),
  );
  expect(issued).toMatchObject({ currency: "USD", tax: "13.50" });
  expect(Buffer.from(issued.xml, "base64").toString()).toContain(
    '<cbc:TaxAmount currencyID="SAR">50.63</cbc:TaxAmount>',
  );
});
