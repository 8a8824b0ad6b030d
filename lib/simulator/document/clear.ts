import type { Platform } from "../ca.ts";
import { readCertificate } from "../certificate.ts";
import { hexDigest, sign } from "../signing.ts";
import { shownTime } from "./qr.ts";
import type { Invoice } from "./read.ts";

const name = "urn:oasis:names:specification:ubl:";

/**
 * The cleared form of a standard document: Fatoora's stamp and a QR of tags 1 to 8 instead of the taxpayer's. They go
 * into the canonical text at places that hashing removes again, so the invoice hash stays as it was.
 */
export function clearedDocument(invoice: Invoice, platform: Platform, now: Date): Uint8Array {
  const value = Buffer.from(sign(platform.key, Buffer.from(invoice.hash, "base64"))).toString("base64");
  const { canonical } = invoice;
  const afterRoot = canonical.indexOf(">", canonical.search(/<(\w+:)?Invoice[ >]/)) + 1;
  const prefix = /<(\w+:)?AccountingSupplierParty[ >]/.exec(canonical)?.[1] ?? "";
  const seller = canonical.indexOf(`<${prefix}AccountingSupplierParty`);
  const project = canonical.indexOf(`<${prefix}ProjectReference`);
  const qrAt = project >= 0 && project < seller ? project : seller;
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      canonical.slice(0, afterRoot),
      extension(invoice, platform, value, now),
      canonical.slice(afterRoot, qrAt),
      qrReference(qrText(invoice, platform, value)),
      canonical.slice(qrAt, seller),
      signatureReference,
      canonical.slice(seller),
    ].join(""),
  );
}

function qrText(invoice: Invoice, platform: Platform, value: string): string {
  const { publicKeyInfo } = readCertificate(platform.certificate);
  const texts = [
    invoice.sellerName,
    invoice.sellerVat,
    shownTime(invoice),
    invoice.payable,
    invoice.vatTotals[0] ?? "0.00",
    invoice.hash,
    value,
  ];
  const fields = [...texts.map((text) => Buffer.from(text)), Buffer.from(publicKeyInfo)];
  return Buffer.concat(fields.map((field, index) => Buffer.concat([header(index + 1, field.length), field]))).toString(
    "base64",
  );
}

function header(tag: number, length: number): Buffer {
  if (length < 128) return Buffer.of(tag, length);
  return length < 256 ? Buffer.of(tag, 0x81, length) : Buffer.of(tag, 0x82, length >> 8, length & 0xff);
}

const qrReference = (qr: string): string =>
  `<cac:AdditionalDocumentReference xmlns:cac="${name}schema:xsd:CommonAggregateComponents-2" xmlns:cbc="${name}schema:xsd:CommonBasicComponents-2"><cbc:ID>QR</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/plain">${qr}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;

const signatureReference = `<cac:Signature xmlns:cac="${name}schema:xsd:CommonAggregateComponents-2" xmlns:cbc="${name}schema:xsd:CommonBasicComponents-2"><cbc:ID>${name}signature:Invoice</cbc:ID><cbc:SignatureMethod>${name}dsig:enveloped:xades</cbc:SignatureMethod></cac:Signature>`;

const digestMethod = 'Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"';

const transform = (path: string): string =>
  `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(//ancestor-or-self::${path})</ds:XPath></ds:Transform>`;

function extension(invoice: Invoice, platform: Platform, value: string, now: Date): string {
  const certificate = Buffer.from(platform.certificate).toString("base64");
  const signedAt = new Date(now.getTime() + 3 * 3_600_000).toISOString().slice(0, 19);
  const properties = (digested: boolean): string => signedProperties(platform, certificate, signedAt, digested);
  return `<ext:UBLExtensions xmlns:ext="${name}schema:xsd:CommonExtensionComponents-2" xmlns:cac="${name}schema:xsd:CommonAggregateComponents-2" xmlns:cbc="${name}schema:xsd:CommonBasicComponents-2"><ext:UBLExtension><ext:ExtensionURI>${name}dsig:enveloped:xades</ext:ExtensionURI><ext:ExtensionContent><sig:UBLDocumentSignatures xmlns:sig="${name}schema:xsd:CommonSignatureComponents-2" xmlns:sac="${name}schema:xsd:SignatureAggregateComponents-2" xmlns:sbc="${name}schema:xsd:SignatureBasicComponents-2"><sac:SignatureInformation><cbc:ID>${name}signature:1</cbc:ID><sbc:ReferencedSignatureID>${name}signature:Invoice</sbc:ReferencedSignatureID><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="signature"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2006/12/xml-c14n11"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><ds:Reference Id="invoiceSignedData" URI=""><ds:Transforms>${transform("ext:UBLExtensions")}${transform("cac:Signature")}${transform("cac:AdditionalDocumentReference[cbc:ID='QR']")}<ds:Transform Algorithm="http://www.w3.org/2006/12/xml-c14n11"/></ds:Transforms><ds:DigestMethod ${digestMethod}/><ds:DigestValue>${invoice.hash}</ds:DigestValue></ds:Reference><ds:Reference Type="http://www.w3.org/2000/09/xmldsig#SignatureProperties" URI="#xadesSignedProperties"><ds:DigestMethod ${digestMethod}/><ds:DigestValue>${hexDigest(properties(true))}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="signature">${properties(false)}</xades:QualifyingProperties></ds:Object></ds:Signature></sac:SignatureInformation></sig:UBLDocumentSignatures></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;
}

/** For the digest every prefix is declared where it is used; the document itself goes without. */
function signedProperties(platform: Platform, certificate: string, signedAt: string, digested: boolean): string {
  const { issuer, serial } = readCertificate(platform.certificate);
  const xades = digested ? ' xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"' : "";
  const ds = digested ? ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"' : "";
  return `<xades:SignedProperties${xades} Id="xadesSignedProperties"><xades:SignedSignatureProperties><xades:SigningTime>${signedAt}</xades:SigningTime><xades:SigningCertificate><xades:Cert><xades:CertDigest><ds:DigestMethod${ds} ${digestMethod}/><ds:DigestValue${ds}>${hexDigest(certificate)}</ds:DigestValue></xades:CertDigest><xades:IssuerSerial><ds:X509IssuerName${ds}>${issuer}</ds:X509IssuerName><ds:X509SerialNumber${ds}>${serial}</ds:X509SerialNumber></xades:IssuerSerial></xades:Cert></xades:SigningCertificate></xades:SignedSignatureProperties></xades:SignedProperties>`;
}
