import { createHash, createPrivateKey, sign } from "node:crypto";
import { firstPih } from "#lib/ubl/issue.ts";
import { certificate, keyPem } from "./sample.ts";
import { issueDate, issueTime, seller, type SampleLine, uuid } from "./sample-document.ts";

/**
 * The pipeline that goals are relative to: a template of canonical text, one SHA-256 over the document, one over SignedProperties, one
 * ECDSA by node:crypto, QR bytes. It knows one kind of invoice, checks nothing and has every constant of the device ready. Without
 * `stamp` it is the same with a signature that was made before.
 */
export function reference(lines: readonly SampleLine[], icv: number, stamp = ecdsa) {
  const { markup, total, tax } = body(lines);
  const head = header(icv);
  const digest = createHash("sha256").update(`${root}${head}${markup}`).digest();
  const hash = digest.toString("base64");
  const signature = stamp(digest).toString("base64");
  const qr = qrOf([...qrStart, money(total + tax), money(tax), hash, signature, ...qrEnd]);
  const extension = extensionOf(hash, signature);
  const references = `${qrA}${qr}${qrB}${signatureReference}`;
  const xml = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}${extension}${head}${references}${markup}`);
  return { xml, hash, qr };
}

const nodeKey = createPrivateKey(keyPem);
const ecdsa = (digest: Buffer): Buffer => sign("sha256", digest, nodeKey);
const made = ecdsa(Buffer.alloc(32, 1));
/** For what is left without ECDSA. */
export const ready = (): Buffer => made;

const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
const root = `<Invoice xmlns="${ubl}Invoice-2" xmlns:cac="${ubl}CommonAggregateComponents-2" xmlns:cbc="${ubl}CommonBasicComponents-2" xmlns:ext="${ubl}CommonExtensionComponents-2">`;
const money = (halalas: number): string => (halalas / 100).toFixed(2);
const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const ds = "http://www.w3.org/2000/09/xmldsig#";
const xades = "http://uri.etsi.org/01903/v1.3.2#";

const binary = (id: string, value: string): string =>
  `<cac:AdditionalDocumentReference><cbc:ID>${id}</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/plain">${value}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;

const header = (icv: number): string => `
<cbc:ProfileID>reporting:1.0</cbc:ProfileID>
<cbc:ID>INV-000001</cbc:ID>
<cbc:UUID>${uuid}</cbc:UUID>
<cbc:IssueDate>${issueDate}</cbc:IssueDate>
<cbc:IssueTime>${issueTime}</cbc:IssueTime>
<cbc:InvoiceTypeCode name="0200000">388</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>SAR</cbc:DocumentCurrencyCode>
<cbc:TaxCurrencyCode>SAR</cbc:TaxCurrencyCode>
<cac:AdditionalDocumentReference><cbc:ID>ICV</cbc:ID><cbc:UUID>${icv}</cbc:UUID></cac:AdditionalDocumentReference>
${binary("PIH", firstPih)}
`;

const scheme = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
const parties = `<cac:AccountingSupplierParty>
<cac:Party>
<cac:PartyIdentification><cbc:ID schemeID="CRN">${seller.crn}</cbc:ID></cac:PartyIdentification>
<cac:PostalAddress>
<cbc:StreetName>${seller.street}</cbc:StreetName>
<cbc:BuildingNumber>${seller.building}</cbc:BuildingNumber>
<cbc:CitySubdivisionName>${seller.district}</cbc:CitySubdivisionName>
<cbc:CityName>${seller.city}</cbc:CityName>
<cbc:PostalZone>${seller.postalCode}</cbc:PostalZone>
<cac:Country><cbc:IdentificationCode>SA</cbc:IdentificationCode></cac:Country>
</cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>${seller.vatNumber}</cbc:CompanyID>${scheme}</cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>${seller.name}</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party>
</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty></cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode></cac:PaymentMeans>
`;

function body(lines: readonly SampleLine[]): { markup: string; total: number; tax: number } {
  let rows = "";
  let total = 0;
  for (const [i, { name, quantity, halalas }] of lines.entries()) {
    const net = quantity * halalas;
    const tax = Math.round((net * 15) / 100);
    total += net;
    rows += `<cac:InvoiceLine>
<cbc:ID>${i + 1}</cbc:ID>
<cbc:InvoicedQuantity unitCode="PCE">${quantity}</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID="SAR">${money(net)}</cbc:LineExtensionAmount>
<cac:TaxTotal>
<cbc:TaxAmount currencyID="SAR">${money(tax)}</cbc:TaxAmount>
<cbc:RoundingAmount currencyID="SAR">${money(net + tax)}</cbc:RoundingAmount>
</cac:TaxTotal>
<cac:Item>
<cbc:Name>${name}</cbc:Name>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>15.00</cbc:Percent>${scheme}</cac:ClassifiedTaxCategory>
</cac:Item>
<cac:Price><cbc:PriceAmount currencyID="SAR">${money(halalas)}</cbc:PriceAmount></cac:Price>
</cac:InvoiceLine>
`;
  }
  const tax = Math.round((total * 15) / 100);
  return { markup: `${parties}${totals(total, tax)}${rows}</Invoice>`, total, tax };
}

const totals = (net: number, tax: number): string => `<cac:TaxTotal>
<cbc:TaxAmount currencyID="SAR">${money(tax)}</cbc:TaxAmount>
</cac:TaxTotal>
<cac:TaxTotal>
<cbc:TaxAmount currencyID="SAR">${money(tax)}</cbc:TaxAmount>
<cac:TaxSubtotal>
<cbc:TaxableAmount currencyID="SAR">${money(net)}</cbc:TaxableAmount>
<cbc:TaxAmount currencyID="SAR">${money(tax)}</cbc:TaxAmount>
<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>15.00</cbc:Percent>${scheme}</cac:TaxCategory>
</cac:TaxSubtotal>
</cac:TaxTotal>
<cac:LegalMonetaryTotal>
<cbc:LineExtensionAmount currencyID="SAR">${money(net)}</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount currencyID="SAR">${money(net)}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="SAR">${money(net + tax)}</cbc:TaxInclusiveAmount>
<cbc:PayableAmount currencyID="SAR">${money(net + tax)}</cbc:PayableAmount>
</cac:LegalMonetaryTotal>
`;

function qrOf(values: readonly (string | Uint8Array)[]): string {
  const parts: Uint8Array[] = [];
  for (const [i, value] of values.entries()) {
    const bytes = Buffer.from(value);
    parts.push(Buffer.from([i + 1, bytes.length]), bytes);
  }
  return Buffer.concat(parts).toString("base64");
}
const qrStart = [seller.name, seller.vatNumber, `${issueDate}T${issueTime}`];
const qrEnd = [certificate.publicKey, certificate.signature];
const signatureReference =
  "<cac:Signature><cbc:ID>urn:oasis:names:specification:ubl:signature:Invoice</cbc:ID><cbc:SignatureMethod>urn:oasis:names:specification:ubl:dsig:enveloped:xades</cbc:SignatureMethod></cac:Signature>";
const [qrA = "", qrB = ""] = binary("QR", "|").split("|");

const hexDigest = (content: string): string =>
  Buffer.from(createHash("sha256").update(content).digest("hex")).toString("base64");

const certificateDigest = hexDigest(certificate.base64);

/** Indented as ZATCA computes the digest; everything but the time is known beforehand. */
const properties = (namespace: string, dsNamespace: string): string =>
  `<xades:SignedProperties${namespace} Id="xadesSignedProperties">
                                    <xades:SignedSignatureProperties>
                                        <xades:SigningTime>|</xades:SigningTime>
                                        <xades:SigningCertificate>
                                            <xades:Cert>
                                                <xades:CertDigest>
                                                    <ds:DigestMethod${dsNamespace} Algorithm="${sha256}"/>
                                                    <ds:DigestValue${dsNamespace}>${certificateDigest}</ds:DigestValue>
                                                </xades:CertDigest>
                                                <xades:IssuerSerial>
                                                    <ds:X509IssuerName${dsNamespace}>${certificate.issuerName}</ds:X509IssuerName>
                                                    <ds:X509SerialNumber${dsNamespace}>${certificate.serialNumber}</ds:X509SerialNumber>
                                                </xades:IssuerSerial>
                                            </xades:Cert>
                                        </xades:SigningCertificate>
                                    </xades:SignedSignatureProperties>
                                </xades:SignedProperties>`;

const [digestedA = "", digestedB = ""] = properties(` xmlns:xades="${xades}"`, ` xmlns:ds="${ds}"`).split("|");
const without = (path: string): string =>
  `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(//ancestor-or-self::${path})</ds:XPath></ds:Transform>`;
const c14n = "http://www.w3.org/2006/12/xml-c14n11";
const method = `<ds:DigestMethod Algorithm="${sha256}"/>`;
const [partA = "", partB = "", partC = "", partD = "", partE = ""] =
  `<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionURI>urn:oasis:names:specification:ubl:dsig:enveloped:xades</ext:ExtensionURI><ext:ExtensionContent><sig:UBLDocumentSignatures xmlns:sig="${ubl}CommonSignatureComponents-2" xmlns:sac="${ubl}SignatureAggregateComponents-2" xmlns:sbc="${ubl}SignatureBasicComponents-2"><sac:SignatureInformation><cbc:ID>urn:oasis:names:specification:ubl:signature:1</cbc:ID><sbc:ReferencedSignatureID>urn:oasis:names:specification:ubl:signature:Invoice</sbc:ReferencedSignatureID><ds:Signature xmlns:ds="${ds}" Id="signature"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${c14n}"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><ds:Reference Id="invoiceSignedData" URI=""><ds:Transforms>${without("ext:UBLExtensions")}${without("cac:Signature")}${without("cac:AdditionalDocumentReference[cbc:ID='QR']")}<ds:Transform Algorithm="${c14n}"/></ds:Transforms>${method}<ds:DigestValue>|</ds:DigestValue></ds:Reference><ds:Reference Type="${ds}SignatureProperties" URI="#xadesSignedProperties">${method}<ds:DigestValue>|</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>|</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="${xades}" Target="signature">${properties("", "")}</xades:QualifyingProperties></ds:Object></ds:Signature></sac:SignatureInformation></sig:UBLDocumentSignatures></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`.split(
    "|",
  );

function extensionOf(hash: string, signature: string): string {
  const time = `${issueDate}T${issueTime}`;
  const digest = hexDigest(`${digestedA}${time}${digestedB}`);
  return `${partA}${hash}${partB}${digest}${partC}${signature}${partD}${time}${partE}`;
}
