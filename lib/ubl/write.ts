import { createHash } from "node:crypto";
import { formatDecimal } from "#lib/domain/decimal.ts";
import type { InvoiceDocument, Payment, PrecedingInvoice, Transaction } from "./document.ts";
import { encoding } from "./encoding.ts";
import { attribute, block, depth, leaf, text } from "./markup.ts";
import { computeTotals, type Totals } from "./totals.ts";
import { allowanceOrChargeMarkup, totalsMarkup } from "./write-amounts.ts";
import { lineMarkup, prepaymentMarkup } from "./write-line.ts";
import { partyMarkup } from "./write-party.ts";

const [, first = "", second = "", third = ""] = depth;
const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
const root =
  `<Invoice xmlns="${ubl}Invoice-2" xmlns:cac="${ubl}CommonAggregateComponents-2"` +
  ` xmlns:cbc="${ubl}CommonBasicComponents-2" xmlns:ext="${ubl}CommonExtensionComponents-2">`;

/** The place of a document in its chain: the counter from 1, and the hash of the document before it (base64). */
export type ChainPosition = { readonly icv: number | bigint; readonly pih: string };

/** A document but for extension, QR reference and signature, which stand between its two halves; its hash (32 bytes) and its amounts. */
export type Written = {
  readonly bytes: Buffer;
  /** Where the second half begins. */
  readonly middle: number;
  readonly hash: Buffer;
  readonly totals: Totals;
};

/**
 * A document as UTF-8 that is canonical by construction (C14N 1.1 without comments), so the invoice hash is the SHA-256 of the bytes just
 * written (ZATCA Security Features Implementation Standards 2.3.3). Throws `document.forbidden_character`.
 */
export function writeDocument(document: InvoiceDocument, position: ChainPosition): Written {
  const totals = computeTotals(document);
  const written = encoding();
  written.add(header(document, position));
  const middle = written.length();
  body(document, totals, written.add);
  const bytes = written.take();
  return { bytes, middle, hash: createHash("sha256").update(root).update(bytes).digest(), totals };
}

/** The whole file: `extension` stands first in the root, `references` (QR and signature) between the halves. */
export function assemble({ bytes, middle }: Written, extension = "", references = ""): Uint8Array {
  const start = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}${extension}`);
  return Buffer.concat([start, bytes.subarray(0, middle), Buffer.from(references), bytes.subarray(middle)]);
}

function header(document: InvoiceDocument, { icv, pih }: ChainPosition): string {
  const icvReference = leaf(second, "cbc:ID", "ICV") + leaf(second, "cbc:UUID", String(icv));
  return (
    leaf(first, "cbc:ProfileID", "reporting:1.0") +
    leaf(first, "cbc:ID", document.number) +
    leaf(first, "cbc:UUID", document.uuid) +
    leaf(first, "cbc:IssueDate", document.issueDate) +
    leaf(first, "cbc:IssueTime", document.issueTime) +
    leaf(first, "cbc:DueDate", document.dueDate) +
    `${first}<cbc:InvoiceTypeCode name="${transactionCode(document.transaction)}">${document.typeCode}</cbc:InvoiceTypeCode>` +
    document.notes.map((note) => leaf(first, "cbc:Note", note)).join("") +
    leaf(first, "cbc:TaxPointDate", document.taxPointDate) +
    leaf(first, "cbc:DocumentCurrencyCode", document.currency) +
    leaf(first, "cbc:TaxCurrencyCode", "SAR") +
    block(first, "cac:OrderReference", leaf(second, "cbc:ID", document.purchaseOrder)) +
    document.precedingInvoices.map(billingReference).join("") +
    block(first, "cac:ContractDocumentReference", leaf(second, "cbc:ID", document.contract)) +
    block(first, "cac:AdditionalDocumentReference", icvReference) +
    embeddedReference("PIH", pih) +
    first
  );
}

/** `cac:AdditionalDocumentReference` with a text attachment, as PIH and QR have it. */
export function embeddedReference(id: string, value: string): string {
  const object = `${third}<cbc:EmbeddedDocumentBinaryObject mimeCode="text/plain">${text(value)}</cbc:EmbeddedDocumentBinaryObject>`;
  return block(
    first,
    "cac:AdditionalDocumentReference",
    leaf(second, "cbc:ID", id) + block(second, "cac:Attachment", object),
  );
}

/** KSA-2: seven characters, or nine where the buyer is the government. */
function transactionCode({ kind, flags }: Transaction): string {
  const flag = (name: Transaction["flags"][number]): string => (flags.includes(name) ? "1" : "0");
  const code =
    (kind === "standard" ? "01" : "02") +
    flag("thirdParty") +
    flag("nominal") +
    flag("export") +
    flag("summary") +
    flag("selfBilled");
  return flags.includes("government") ? `${code}01` : code;
}

function billingReference({ number, issueDate }: PrecedingInvoice): string {
  const inner = leaf(third, "cbc:ID", number) + leaf(third, "cbc:IssueDate", issueDate);
  return block(first, "cac:BillingReference", block(second, "cac:InvoiceDocumentReference", inner));
}

function body(document: InvoiceDocument, totals: Totals, add: (text: string) => void): void {
  const currency = attribute(document.currency);
  add(
    partyMarkup("cac:AccountingSupplierParty", document.seller) +
      first +
      partyMarkup("cac:AccountingCustomerParty", document.buyer) +
      block(
        first,
        "cac:Delivery",
        leaf(second, "cbc:ActualDeliveryDate", document.supplyDate) +
          leaf(second, "cbc:LatestDeliveryDate", document.supplyEndDate),
      ) +
      document.payments.map(paymentMarkup).join("") +
      document.allowancesAndCharges.map((entry) => allowanceOrChargeMarkup(first, entry, currency)).join("") +
      exchangeRateMarkup(document) +
      totalsMarkup(document, totals, currency),
  );
  document.lines.forEach((line, index) => {
    const amounts = totals.lines[index];
    if (amounts) add(lineMarkup(line, amounts, currency));
  });
  for (const prepayment of document.prepayments) add(prepaymentMarkup(prepayment, currency));
  add("\n</Invoice>");
}

function paymentMarkup({ meansCode, reasons, account, terms }: Payment): string {
  return block(
    first,
    "cac:PaymentMeans",
    leaf(second, "cbc:PaymentMeansCode", meansCode) +
      reasons.map((reason) => leaf(second, "cbc:InstructionNote", reason)).join("") +
      block(
        second,
        "cac:PayeeFinancialAccount",
        leaf(third, "cbc:ID", account) + leaf(third, "cbc:PaymentNote", terms),
      ),
  );
}

function exchangeRateMarkup({ currency, exchangeRate }: InvoiceDocument): string {
  if (!exchangeRate) return "";
  return block(
    first,
    "cac:TaxExchangeRate",
    leaf(second, "cbc:SourceCurrencyCode", currency) +
      leaf(second, "cbc:TargetCurrencyCode", "SAR") +
      leaf(second, "cbc:CalculationRate", formatDecimal(exchangeRate)),
  );
}
