import { type Decimal, one } from "#lib/domain/decimal.ts";
import type { Item, Line, PrepaidPart, Prepayment, Price, PriceDiscount, Quantity } from "./document.ts";
import { present } from "./present.ts";
import { readAllowanceOrCharge, readSubtotal, readVat } from "./read-amounts.ts";
import type { Fields } from "./read-fields.ts";

/** A line that refers to another document settles an advance; every other is a line of goods or services. */
export function readLine(line: Fields, currency: string): { line: Line } | { prepayment: Prepayment } {
  const reference = line.group("cac:DocumentReference");
  return reference ? { prepayment: readPrepayment(line, reference, currency) } : { line: readGoods(line, currency) };
}

function readGoods(line: Fields, currency: string): Line {
  const taxes = line.group("cac:TaxTotal");
  const item = line.group("cac:Item");
  const classified = item?.group("cac:ClassifiedTaxCategory");
  return present({
    id: line.required("cbc:ID"),
    note: line.text("cbc:Note"),
    quantity: readQuantity(line, "cbc:InvoicedQuantity") ?? missing(line, "cbc:InvoicedQuantity", { value: one }),
    allowancesAndCharges: line.groups("cac:AllowanceCharge").map((entry) => readAllowanceOrCharge(entry, currency)),
    item: readItem(item, line),
    vat: readVat(classified, line, "cac:Item/cac:ClassifiedTaxCategory"),
    price: readPrice(line, currency),
    stated: present({
      net: line.amount("cbc:LineExtensionAmount", currency),
      tax: taxes?.amount("cbc:TaxAmount", currency),
      gross: taxes?.amount("cbc:RoundingAmount", currency),
    }),
  });
}

function readItem(item: Fields | undefined, line: Fields): Item {
  if (!item) return missing(line, "cac:Item", { name: "" });
  const standard = item.group("cac:StandardItemIdentification")?.leaf("cbc:ID", ["schemeID"]);
  return present({
    name: item.required("cbc:Name"),
    description: item.text("cbc:Description"),
    buyerId: item.group("cac:BuyersItemIdentification")?.text("cbc:ID"),
    sellerId: item.group("cac:SellersItemIdentification")?.text("cbc:ID"),
    standardId: standard && present({ scheme: standard.attributes["schemeID"], value: standard.value }),
  });
}

function readPrice(line: Fields, currency: string): Price {
  const price = line.group("cac:Price");
  const amount = price && readDecimalAmount(price, "cbc:PriceAmount", currency);
  if (!price || !amount) return missing(line, "cac:Price/cbc:PriceAmount", { amount: one });
  const discount = price.group("cac:AllowanceCharge");
  return present({
    amount,
    base: readBase(price),
    discount: discount && readPriceDiscount(discount, currency),
  });
}

function readBase(price: Fields): Quantity | undefined {
  const base = readQuantity(price, "cbc:BaseQuantity");
  if (base?.value.units !== 0n) return base;
  price.complain("cbc:BaseQuantity", "invalid");
  return undefined;
}

function readPriceDiscount(discount: Fields, currency: string): PriceDiscount {
  // BR-KSA-EN16931-06: a price knows no charge.
  const indicator = discount.text("cbc:ChargeIndicator")?.trim();
  if (indicator !== "false" && indicator !== "0") discount.complain("cbc:ChargeIndicator", "invalid");
  return present({
    reason: discount.text("cbc:AllowanceChargeReason"),
    amount: readDecimalAmount(discount, "cbc:Amount", currency) ?? missing(discount, "cbc:Amount", one),
    gross: readDecimalAmount(discount, "cbc:BaseAmount", currency),
  });
}

function readPrepayment(line: Fields, reference: Fields, currency: string): Prepayment {
  const quantity = readQuantity(line, "cbc:InvoicedQuantity");
  const taxes = line.group("cac:TaxTotal");
  const item = line.group("cac:Item");
  refuseAmounts(line, taxes, currency);
  if (reference.text("cbc:DocumentTypeCode")?.trim() !== "386") reference.complain("cbc:DocumentTypeCode", "invalid");
  return present({
    lineId: line.required("cbc:ID"),
    number: reference.required("cbc:ID"),
    uuid: reference.text("cbc:UUID"),
    issueDate: reference.required("cbc:IssueDate"),
    issueTime: reference.required("cbc:IssueTime"),
    itemName: item?.required("cbc:Name") ?? missing(line, "cac:Item", ""),
    unit: quantity?.unit,
    itemVat: readVat(item?.group("cac:ClassifiedTaxCategory"), line, "cac:Item/cac:ClassifiedTaxCategory"),
    parts: (taxes?.groups("cac:TaxSubtotal") ?? []).map((subtotal) => readPart(subtotal, currency)),
  });
}

function readPart(subtotal: Fields, currency: string): PrepaidPart {
  const { row, reason } = readSubtotal(subtotal, currency);
  return present({ ...row, exemptionReason: reason });
}

/** BR-KSA-82: a prepayment line has no amounts of its own. */
function refuseAmounts(line: Fields, taxes: Fields | undefined, currency: string): void {
  if (line.amount("cbc:LineExtensionAmount", currency)) line.complain("cbc:LineExtensionAmount", "invalid");
  for (const name of ["cbc:TaxAmount", "cbc:RoundingAmount"])
    if (taxes?.amount(name, currency)) taxes.complain(name, "invalid");
  const price = line.group("cac:Price");
  if (price && readDecimalAmount(price, "cbc:PriceAmount", currency)?.units)
    price.complain("cbc:PriceAmount", "invalid");
}

function readQuantity(holder: Fields, name: string): Quantity | undefined {
  const found = holder.decimalLeaf(name, "unitCode");
  return found && present({ value: found.value, unit: found.attribute });
}

function readDecimalAmount(holder: Fields, name: string, currency: string): Decimal | undefined {
  const found = holder.decimalLeaf(name, "currencyID");
  if (found && found.attribute !== currency) holder.complain(`${name}/@currencyID`, "invalid");
  return found?.value;
}

function missing<T>(holder: Fields, name: string, fallback: T): T {
  holder.complain(name, "required");
  return fallback;
}
