import { expect, test } from "vitest";
import { formField } from "#lib/services/documents/form-field.ts";

test.each([
  ["document.lines.3.item.sellerId", "document.lines.3.item.name"],
  ["document.lines.3.quantity.unit", "document.lines.3.quantity.value"],
  ["document.lines.3.price.discount.amount", "document.lines.3.price.amount"],
  ["document.lines.3.vat.percent", "document.lines.3.vat.category"],
  ["document.lines.3", "document.lines.3.item.name"],
  ["document.lines.3.allowancesAndCharges.1.percent", "document.lines.3.allowancesAndCharges.1.amount"],
  ["document.lines.3.allowancesAndCharges.1.reason", "document.lines.3.allowancesAndCharges.1.reason"],
  ["document.allowancesAndCharges.1.vat.percent", "document.allowancesAndCharges.1.amount"],
  ["document.prepayments.2.parts.1.percent", "document.prepayments.2.parts.1.taxable"],
  ["document.prepayments.2.uuid", "document.prepayments.2"],
  ["document.transaction", "document.typeCode"],
  ["document.payments.1.reasons.2", "document.payments.0.reasons.0"],
  ["document.exemptions", "document.exemptions.0.code"],
  ["document.exemptions.1.reason", "document.exemptions.1.reason"],
  ["document.buyer", "document.buyer.name"],
  ["document.buyer.address.province", "document.buyer.address.street"],
  ["document.seller.address.city", "document.seller.address.city"],
  ["document.buyer.identifier", "document.buyer.identifier.value"],
  ["/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cbc:CityName", "seller"],
  ["document.number", "document.number"],
])("%s is told to a person at %s", (field, place) => {
  expect(formField(field)).toBe(place);
});
