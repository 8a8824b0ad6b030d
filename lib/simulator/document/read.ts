import { ParseOption, XmlC14NMode, XmlDocument, XmlElement, XmlLibError } from "libxml2-wasm";
import { sha256Base64 } from "../signing.ts";
import { readStamp, type Stamp } from "./stamp-read.ts";

const namespaces = {
  inv: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
  cac: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
  cbc: "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
  ext: "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xades: "http://uri.etsi.org/01903/v1.3.2#",
};

const unhashed = "//ext:UBLExtensions | //cac:Signature | //cac:AdditionalDocumentReference[cbc:ID='QR']";

const paths = {
  uuid: "cbc:UUID",
  number: "cbc:ID",
  issueDate: "cbc:IssueDate",
  issueTime: "cbc:IssueTime",
  typeCode: "cbc:InvoiceTypeCode",
  transaction: "cbc:InvoiceTypeCode/@name",
  icv: "cac:AdditionalDocumentReference[cbc:ID='ICV']/cbc:UUID",
  pih: "cac:AdditionalDocumentReference[cbc:ID='PIH']/cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
  qr: "cac:AdditionalDocumentReference[cbc:ID='QR']/cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
  sellerName: "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
  sellerVat: "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
  buyerVat: "cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
  payable: "cac:LegalMonetaryTotal/cbc:PayableAmount",
  taxInclusive: "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
} as const;

export type Invoice = Readonly<Record<keyof typeof paths, string>> & {
  readonly vatTotals: readonly string[];
  readonly canonical: string;
  readonly hash: string;
  readonly stamp: Stamp | undefined;
  readonly standard: boolean;
};

/** What Fatoora looks at in an invoice, or undefined when the bytes are no well-formed UBL invoice. */
export function readInvoice(bytes: Uint8Array): Invoice | undefined {
  const document = parse(bytes);
  if (!document) return undefined;
  try {
    return extract(document);
  } finally {
    document.dispose();
  }
}

function parse(bytes: Uint8Array): XmlDocument | undefined {
  try {
    const document = XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
    });
    if (!document.dtd && document.root.name === "Invoice" && document.root.namespaceUri === namespaces.inv)
      return document;
    document.dispose();
    return undefined;
  } catch (error) {
    if (error instanceof XmlLibError) return undefined;
    throw error;
  }
}

function extract(document: XmlDocument): Invoice {
  const read = (path: string): string => document.get(`/inv:Invoice/${path}`, namespaces)?.content ?? "";
  const facts: Record<keyof typeof paths, string> = {
    uuid: read(paths.uuid),
    number: read(paths.number),
    issueDate: read(paths.issueDate),
    issueTime: read(paths.issueTime),
    typeCode: read(paths.typeCode),
    transaction: read(paths.transaction),
    icv: read(paths.icv),
    pih: read(paths.pih),
    qr: read(paths.qr).trim(),
    sellerName: read(paths.sellerName),
    sellerVat: read(paths.sellerVat),
    buyerVat: read(paths.buyerVat),
    payable: read(paths.payable),
    taxInclusive: read(paths.taxInclusive),
  };
  const vatTotals = document.find("/inv:Invoice/cac:TaxTotal/cbc:TaxAmount", namespaces).map((node) => node.content);
  const signature = document.get("/inv:Invoice/ext:UBLExtensions//ds:Signature", namespaces);
  const stamp = signature instanceof XmlElement ? readStamp(signature, namespaces) : undefined;
  for (const node of document.find(unhashed, namespaces)) node.remove();
  const canonical = document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_1 });
  const standard = facts.transaction.startsWith("01");
  return { ...facts, vatTotals, canonical, hash: sha256Base64(canonical), stamp, standard };
}
