/** Elements of a UBL invoice, and below them attributes, with the field of the input that writes them. `#` is a place in a list. */
type Places = Readonly<Record<string, string>>;

/** A group's own element and what stands in it. */
const within = (element: string, field: string, places: Places): Places =>
  Object.fromEntries([
    [element, field],
    ...Object.entries(places).map(([path, name]) => [`${element}/${path}`, `${field}.${name}`]),
  ]);

const address = within("cac:PostalAddress", "address", {
  "cbc:StreetName": "street",
  "cbc:AdditionalStreetName": "additionalStreet",
  "cbc:BuildingNumber": "buildingNumber",
  "cbc:PlotIdentification": "additionalNumber",
  "cbc:CitySubdivisionName": "district",
  "cbc:CityName": "city",
  "cbc:PostalZone": "postalCode",
  "cbc:CountrySubentity": "province",
  "cac:Country": "country",
});

const contact = within("cac:Contact", "contact", {
  "cbc:Name": "name",
  "cbc:Telephone": "telephone",
  "cbc:ElectronicMail": "email",
  "cbc:Note": "note",
});

const party = (element: string, field: string): Places => ({
  [element]: field,
  ...within(`${element}/cac:Party`, field, {
    ...within("cac:PartyIdentification", "identifier", { "cbc:ID": "value", "cbc:ID/@schemeID": "scheme" }),
    ...address,
    "cac:PartyTaxScheme": "vatNumber",
    "cac:PartyLegalEntity": "name",
    ...contact,
  }),
});

const vat = (element: string): Places =>
  within(element, "vat", {
    "cbc:ID": "category",
    "cbc:Percent": "percent",
    "cbc:TaxExemptionReasonCode": "exemptionCode",
  });

const adjustment = within("cac:AllowanceCharge", "allowancesAndCharges.#", {
  "cbc:ChargeIndicator": "charge",
  "cbc:AllowanceChargeReasonCode": "reasonCode",
  "cbc:AllowanceChargeReason": "reason",
  "cbc:MultiplierFactorNumeric": "percent",
  "cbc:Amount": "amount",
  "cbc:BaseAmount": "base",
  ...vat("cac:TaxCategory"),
});

const payment = within("cac:PaymentMeans", "payments.#", {
  "cbc:PaymentMeansCode": "meansCode",
  "cbc:InstructionNote": "reasons.#",
  "cac:PayeeFinancialAccount": "account",
  "cac:PayeeFinancialAccount/cbc:PaymentNote": "terms",
});

const total = {
  "cac:LegalMonetaryTotal/cbc:LineExtensionAmount": "stated.lineNet",
  "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount": "stated.taxExclusive",
  "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount": "stated.taxInclusive",
  "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount": "stated.allowances",
  "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount": "stated.charges",
  "cac:LegalMonetaryTotal/cbc:PrepaidAmount": "stated.prepaid",
  "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount": "rounding",
  "cac:LegalMonetaryTotal/cbc:PayableAmount": "stated.payable",
};

const item = within("cac:Item", "item", {
  "cbc:Description": "description",
  "cbc:Name": "name",
  "cac:BuyersItemIdentification": "buyerId",
  "cac:SellersItemIdentification": "sellerId",
  ...within("cac:StandardItemIdentification", "standardId", { "cbc:ID": "value", "cbc:ID/@schemeID": "scheme" }),
});

const price = within("cac:Price", "price", {
  "cbc:PriceAmount": "amount",
  "cbc:BaseQuantity": "base.value",
  "cbc:BaseQuantity/@unitCode": "base.unit",
  ...within("cac:AllowanceCharge", "discount", {
    "cbc:AllowanceChargeReason": "reason",
    "cbc:Amount": "amount",
    "cbc:BaseAmount": "gross",
  }),
});

const line = within("cac:InvoiceLine", "lines.#", {
  "cbc:ID": "id",
  "cbc:Note": "note",
  "cbc:InvoicedQuantity": "quantity.value",
  "cbc:InvoicedQuantity/@unitCode": "quantity.unit",
  "cbc:LineExtensionAmount": "stated.net",
  ...adjustment,
  "cac:TaxTotal/cbc:TaxAmount": "stated.tax",
  "cac:TaxTotal/cbc:RoundingAmount": "stated.gross",
  ...item,
  ...vat("cac:Item/cac:ClassifiedTaxCategory"),
  ...price,
});

/** Everything but the document's `cac:TaxTotal`, whose rows are computed where the input does not state them. */
export const ofDocument: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "cbc:ID": "number",
    "cbc:UUID": "uuid",
    "cbc:IssueDate": "issueDate",
    "cbc:IssueTime": "issueTime",
    "cbc:DueDate": "dueDate",
    "cbc:InvoiceTypeCode": "typeCode",
    "cbc:InvoiceTypeCode/@name": "transaction",
    "cbc:Note": "notes.#",
    "cbc:TaxPointDate": "taxPointDate",
    "cbc:DocumentCurrencyCode": "currency",
    "cac:OrderReference": "purchaseOrder",
    ...within("cac:BillingReference", "precedingInvoices.#", {
      "cac:InvoiceDocumentReference/cbc:ID": "number",
      "cac:InvoiceDocumentReference/cbc:IssueDate": "issueDate",
    }),
    "cac:ContractDocumentReference": "contract",
    ...party("cac:AccountingSupplierParty", "seller"),
    ...party("cac:AccountingCustomerParty", "buyer"),
    "cac:Delivery": "supplyDate",
    "cac:Delivery/cbc:LatestDeliveryDate": "supplyEndDate",
    ...payment,
    ...adjustment,
    "cac:TaxExchangeRate": "exchangeRate",
    "cac:TaxExchangeRate/cbc:SourceCurrencyCode": "currency",
    ...total,
    ...line,
  }),
);

/** The line that settles a prepayment. */
export const ofPrepayment: ReadonlyMap<string, string> = new Map(
  Object.entries(
    within("cac:InvoiceLine", "prepayments.#", {
      "cbc:ID": "lineId",
      "cbc:InvoicedQuantity/@unitCode": "unit",
      "cac:DocumentReference/cbc:ID": "number",
      "cac:DocumentReference/cbc:UUID": "uuid",
      "cac:DocumentReference/cbc:IssueDate": "issueDate",
      "cac:DocumentReference/cbc:IssueTime": "issueTime",
      "cac:Item/cbc:Name": "itemName",
      "cac:Item/cac:ClassifiedTaxCategory/cbc:ID": "parts.#.category",
      "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent": "parts.#.percent",
      ...within("cac:TaxTotal/cac:TaxSubtotal", "parts.#", {
        "cbc:TaxableAmount": "taxable",
        "cbc:TaxAmount": "tax",
        "cac:TaxCategory/cbc:ID": "category",
        "cac:TaxCategory/cbc:Percent": "percent",
        "cac:TaxCategory/cbc:TaxExemptionReasonCode": "exemptionCode",
        "cac:TaxCategory/cbc:TaxExemptionReason": "exemptionReason",
      }),
    }),
  ),
);

const statedPlaces: ReadonlyMap<string, string> = new Map([
  ["stated.tax", "cac:TaxTotal[2]/cbc:TaxAmount"],
  ["stated.taxInRiyals", "cac:TaxTotal[1]/cbc:TaxAmount"],
  ["stated.breakdown", "cac:TaxTotal[2]"],
  ["stated.breakdown.#.taxable", "cac:TaxTotal[2]/cac:TaxSubtotal[#]/cbc:TaxableAmount"],
  ["stated.breakdown.#.tax", "cac:TaxTotal[2]/cac:TaxSubtotal[#]/cbc:TaxAmount"],
  ...[...ofDocument]
    .filter(([, field]) => field.includes("stated."))
    .map(([element, field]) => [field, element.replace("cac:InvoiceLine", "cac:InvoiceLine[#]")] as const),
]);

/** Where a stated amount (`lines.0.stated.net`) stands in the XML. */
export function statedAt(field: string): string {
  const place = /\.(\d+)\./.exec(field)?.[1];
  const element = statedPlaces.get(field.replace(`.${place}.`, ".#.")) ?? "";
  return `/Invoice/${element.replace("#", String(Number(place) + 1))}`;
}
