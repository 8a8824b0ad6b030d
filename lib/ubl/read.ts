import { AppError } from "#lib/errors.ts";
import { type InvoiceDocument, type Payment, type Transaction, transactionFlags, typeCodes } from "./document.ts";
import { present } from "./present.ts";
import { readDocumentAllowanceOrCharge, readMonetaryTotal, readTaxes } from "./read-amounts.ts";
import { type Fields, Reading } from "./read-fields.ts";
import { readLine } from "./read-line.ts";
import { readParty } from "./read-party.ts";
import { envelopedXades } from "./stamp.ts";
import { certificateIn } from "./stamped-by.ts";
import { parseXml } from "./xml.ts";

/** What a file carried that is made anew at issue. */
export type Replaced = {
  readonly icv?: string;
  readonly pih?: string;
  readonly qr?: string;
  readonly signature: boolean;
};

/**
 * Reads UBL 2.1 `Invoice` XML. Number, UUID and issue time are kept, `newUuid` stands in for a missing UUID; amounts are taken as stated.
 * Errors: `document.malformed`, `request.too_large`; `document.not_modelled` with the path of every element and attribute that Khatm does
 * not know; `input.invalid` with the path of every value that is missing or cannot be read. `certificate` is the base64 text of the
 * certificate that the file says it was signed with.
 */
export function readDocument(
  xml: Uint8Array,
  newUuid: string,
): { document: InvoiceDocument; replaced: Replaced; certificate: string | undefined } {
  const { root } = parseXml(xml);
  if (root.local !== "Invoice" || root.uri !== "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
    throw new AppError("document.not_modelled", { path: `/${root.name}` }, [notModelled(`/${root.name}`)]);
  const reading = new Reading();
  const invoice = reading.open(root, "/Invoice");
  const result = {
    document: readInvoice(invoice, newUuid),
    replaced: readReplaced(invoice),
    certificate: certificateIn(root),
  };
  const unread = reading.unread();
  const [path] = unread;
  if (path !== undefined) throw new AppError("document.not_modelled", { path }, unread.slice(0, most).map(notModelled));
  const { problems } = reading;
  if (problems.length > 0) throw new AppError("input.invalid", { count: problems.length }, problems.slice(0, most));
  return result;
}

/** A file that is wrong on every line needs no longer list. */
const most = 100;

const notModelled = (path: string) => ({ path, code: "not_modelled", params: {} });

function readInvoice(invoice: Fields, newUuid: string): InvoiceDocument {
  const currency = invoice.required("cbc:DocumentCurrencyCode");
  const { transaction, typeCode } = readType(invoice);
  const total = readMonetaryTotal(invoice.group("cac:LegalMonetaryTotal"), currency);
  const taxes = readTaxes(invoice, currency);
  const lines = invoice.groups("cac:InvoiceLine").map((line) => readLine(line, currency));
  const delivery = invoice.group("cac:Delivery");
  if (lines.length === 0) invoice.complain("cac:InvoiceLine", "required");
  fixed(invoice, "cbc:ProfileID", "reporting:1.0");
  fixed(invoice, "cbc:TaxCurrencyCode", "SAR");
  return present({
    transaction,
    typeCode,
    number: invoice.required("cbc:ID"),
    uuid: invoice.text("cbc:UUID") ?? newUuid,
    issueDate: invoice.required("cbc:IssueDate"),
    issueTime: invoice.required("cbc:IssueTime"),
    dueDate: invoice.text("cbc:DueDate"),
    taxPointDate: invoice.text("cbc:TaxPointDate"),
    notes: invoice.texts("cbc:Note"),
    currency,
    purchaseOrder: invoice.group("cac:OrderReference")?.text("cbc:ID"),
    contract: invoice.group("cac:ContractDocumentReference")?.text("cbc:ID"),
    precedingInvoices: invoice.groups("cac:BillingReference").map(readPreceding),
    seller: readParty(invoice.group("cac:AccountingSupplierParty")) ?? {},
    buyer: readParty(invoice.group("cac:AccountingCustomerParty")),
    supplyDate: delivery?.text("cbc:ActualDeliveryDate"),
    supplyEndDate: delivery?.text("cbc:LatestDeliveryDate"),
    payments: invoice.groups("cac:PaymentMeans").map(readPayment),
    allowancesAndCharges: invoice
      .groups("cac:AllowanceCharge")
      .map((entry) => readDocumentAllowanceOrCharge(entry, currency)),
    exchangeRate: readExchangeRate(invoice, currency),
    exemptions: taxes.exemptions,
    rounding: total.rounding,
    lines: lines.flatMap((entry) => ("line" in entry ? [entry.line] : [])),
    prepayments: lines.flatMap((entry) => ("prepayment" in entry ? [entry.prepayment] : [])),
    stated: { ...total.stated, ...taxes.stated },
  });
}

/** KSA-2 and BT-3. The eighth character means nothing yet and must be 0. */
function readType(invoice: Fields): Pick<InvoiceDocument, "transaction" | "typeCode"> {
  const found = invoice.leaf("cbc:InvoiceTypeCode", ["name"]);
  const name = found?.attributes["name"] ?? "";
  const typeCode = typeCodes.find((code) => code === found?.value.trim());
  if (!typeCode) invoice.complain("cbc:InvoiceTypeCode", found ? "invalid" : "required");
  if (!/^0[12][01]{5}(0[01]?)?$/.test(name)) invoice.complain("cbc:InvoiceTypeCode/@name", "invalid");
  const positions = [2, 3, 4, 5, 6, 8];
  const transaction: Transaction = {
    kind: name.startsWith("01") ? "standard" : "simplified",
    flags: transactionFlags.filter((_, index) => name[positions[index] ?? -1] === "1"),
  };
  return { transaction, typeCode: typeCode ?? "388" };
}

function readPreceding(reference: Fields): InvoiceDocument["precedingInvoices"][number] {
  const invoice = reference.group("cac:InvoiceDocumentReference");
  if (!invoice) reference.complain("cac:InvoiceDocumentReference", "required");
  return present({ number: invoice?.required("cbc:ID") ?? "", issueDate: invoice?.text("cbc:IssueDate") });
}

function readPayment(means: Fields): Payment {
  const account = means.group("cac:PayeeFinancialAccount");
  return present({
    meansCode: means.text("cbc:PaymentMeansCode"),
    reasons: means.texts("cbc:InstructionNote"),
    account: account?.text("cbc:ID"),
    terms: account?.text("cbc:PaymentNote"),
  });
}

function readExchangeRate(invoice: Fields, currency: string): InvoiceDocument["exchangeRate"] | undefined {
  const exchange = invoice.group("cac:TaxExchangeRate");
  if (!exchange) return undefined;
  fixed(exchange, "cbc:SourceCurrencyCode", currency);
  fixed(exchange, "cbc:TargetCurrencyCode", "SAR");
  return exchange.decimal("cbc:CalculationRate");
}

/** A value that we would write the same way whatever the file says. */
function fixed(holder: Fields, name: string, value: string): void {
  const found = holder.text(name)?.trim();
  if (found !== value) holder.complain(name, found === undefined ? "required" : "invalid");
}

function readReplaced(invoice: Fields): Replaced {
  const found: { icv?: string; pih?: string; qr?: string } = {};
  for (const reference of invoice.groups("cac:AdditionalDocumentReference")) {
    const id = reference.text("cbc:ID");
    if (id === "ICV") found.icv = reference.text("cbc:UUID") ?? "";
    else if (id === "PIH") found.pih = readEmbedded(reference);
    else if (id === "QR") found.qr = readEmbedded(reference);
    else reference.disown();
  }
  const stamps = invoice.group("ext:UBLExtensions")?.groups("ext:UBLExtension") ?? [];
  for (const stamp of stamps) {
    if (stamp.text("ext:ExtensionURI") === envelopedXades) stamp.skip("ext:ExtensionContent");
    else stamp.disown();
  }
  return { ...found, signature: invoice.skip("cac:Signature") || stamps.length > 0 };
}

function readEmbedded(reference: Fields): string {
  const attachment = reference.group("cac:Attachment");
  return attachment?.text("cbc:EmbeddedDocumentBinaryObject", ["mimeCode"]) ?? "";
}
