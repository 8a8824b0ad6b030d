import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkDocument } from "#lib/rules/check.ts";

const standard = readFileSync("tests/vectors/invoices/044-valid-standard-invoice-two-lines.xml", "utf8");
const buyer = "/Invoice/cac:AccountingCustomerParty/cac:Party";

/** Where a rule's finding points once the first match of `what` behind the buyer is `by`. */
function placeOf(code: string, what: RegExp, by = ""): string | undefined {
  const [before = "", ...after] = standard.split("<cac:AccountingCustomerParty>");
  const changed = [before, after.join("").replace(what, by)].join("<cac:AccountingCustomerParty>");
  return checkDocument(Buffer.from(changed)).findings.find((finding) => finding.code === code)?.path;
}

test.each([
  [
    "BR-KSA-15",
    /<cbc:ActualDeliveryDate>.*?<\/cbc:ActualDeliveryDate>/,
    "/Invoice/cac:Delivery/cbc:ActualDeliveryDate",
  ],
  ["BR-KSA-67", /<cbc:PostalZone>\d+/, `${buyer}/cac:PostalAddress/cbc:PostalZone`],
  ["BR-KSA-63", /<cbc:BuildingNumber>.*?<\/cbc:BuildingNumber>/, `${buyer}/cac:PostalAddress`],
  ["BR-KSA-10", /<cbc:CityName>.*?<\/cbc:CityName>/, `${buyer}/cac:PostalAddress`],
  ["BR-KSA-F-06-C23", /<cbc:StreetName>.*?<\/cbc:StreetName>/, `${buyer}/cac:PostalAddress/cbc:StreetName`],
])("%s points at what is missing or wrong, not at where the rule looks from", (code, what, place) => {
  expect(placeOf(code, what, code === "BR-KSA-67" ? "<cbc:PostalZone>12" : "")).toBe(place);
});
