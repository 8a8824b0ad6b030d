import { createHash } from "node:crypto";
import { text } from "./markup.ts";
import { riyadhTime } from "./riyadh-time.ts";

/** What a stamp needs of the device's certificate; `base64` is the one-line text of `ds:X509Certificate`. */
export type StampCertificate = {
  readonly base64: string;
  readonly issuerName: string;
  readonly serialNumber: string;
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
};

export type StampValues = {
  readonly hash: string;
  readonly signature: string;
  readonly certificate: StampCertificate;
  readonly signingTime: Date;
};

const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
export const envelopedXades = "urn:oasis:names:specification:ubl:dsig:enveloped:xades";
const signatureName = "urn:oasis:names:specification:ubl:signature:Invoice";
const dsig = "http://www.w3.org/2000/09/xmldsig#";
const sha256Method = "http://www.w3.org/2001/04/xmlenc#sha256";
const c14n11 = "http://www.w3.org/2006/12/xml-c14n11";

/**
 * `ext:UBLExtensions` with the XAdES stamp, in the layout of ZATCA's SDK (Security Features Implementation Standards 2.3; the digest of
 * SignedProperties depends on that layout). `signature` is base64 of the DER signature over the 32 bytes of the invoice hash.
 */
export function stampExtension({ hash, signature, certificate, signingTime }: StampValues): string {
  const at = riyadhTime(signingTime);
  return extension(
    `                    <ds:Signature xmlns:ds="${dsig}" Id="signature">
                        ${signedInfo(hash, hexDigest(signedProperties(certificate, at, true)))}
                        <ds:SignatureValue>${signature}</ds:SignatureValue>
                        <ds:KeyInfo>
                            <ds:X509Data>
                                <ds:X509Certificate>${certificate.base64}</ds:X509Certificate>
                            </ds:X509Data>
                        </ds:KeyInfo>
                        <ds:Object>
                            <xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Target="signature">
                                ${signedProperties(certificate, at, false)}
                            </xades:QualifyingProperties>
                        </ds:Object>
                    </ds:Signature>
`,
  );
}

/** The stamp's place, still empty: what the rules can check of a document before it has a counter. */
export const stampPlaceholder = extension("");

/** `cac:Signature`, which points to the stamp; it follows the QR reference. */
export const signatureReference = `<cac:Signature>
      <cbc:ID>${signatureName}</cbc:ID>
      <cbc:SignatureMethod>${envelopedXades}</cbc:SignatureMethod>
</cac:Signature>`;

function extension(signature: string): string {
  return `<ext:UBLExtensions>
    <ext:UBLExtension>
        <ext:ExtensionURI>${envelopedXades}</ext:ExtensionURI>
        <ext:ExtensionContent>
            <sig:UBLDocumentSignatures xmlns:sig="${ubl}CommonSignatureComponents-2" xmlns:sac="${ubl}SignatureAggregateComponents-2" xmlns:sbc="${ubl}SignatureBasicComponents-2">
                <sac:SignatureInformation>
                    <cbc:ID>urn:oasis:names:specification:ubl:signature:1</cbc:ID>
                    <sbc:ReferencedSignatureID>${signatureName}</sbc:ReferencedSignatureID>
${signature}                </sac:SignatureInformation>
            </sig:UBLDocumentSignatures>
        </ext:ExtensionContent>
    </ext:UBLExtension>
</ext:UBLExtensions>`;
}

function signedInfo(hash: string, propertiesDigest: string): string {
  return `<ds:SignedInfo>
                            <ds:CanonicalizationMethod Algorithm="${c14n11}"/>
                            <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>
                            <ds:Reference Id="invoiceSignedData" URI="">
                                <ds:Transforms>
                                    ${exclusion("ext:UBLExtensions")}
                                    ${exclusion("cac:Signature")}
                                    ${exclusion("cac:AdditionalDocumentReference[cbc:ID='QR']")}
                                    <ds:Transform Algorithm="${c14n11}"/>
                                </ds:Transforms>
                                <ds:DigestMethod Algorithm="${sha256Method}"/>
                                <ds:DigestValue>${hash}</ds:DigestValue>
                            </ds:Reference>
                            <ds:Reference Type="http://www.w3.org/2000/09/xmldsig#SignatureProperties" URI="#xadesSignedProperties">
                                <ds:DigestMethod Algorithm="${sha256Method}"/>
                                <ds:DigestValue>${propertiesDigest}</ds:DigestValue>
                            </ds:Reference>
                        </ds:SignedInfo>`;
}

function exclusion(path: string): string {
  return `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">
                                        <ds:XPath>not(//ancestor-or-self::${path})</ds:XPath>
                                    </ds:Transform>`;
}

/** `alone` is the form whose digest is signed: the same text with the namespaces declared where they are used. */
function signedProperties(certificate: StampCertificate, signingTime: string, alone: boolean): string {
  const xades = alone ? ' xmlns:xades="http://uri.etsi.org/01903/v1.3.2#"' : "";
  const ds = alone ? ` xmlns:ds="${dsig}"` : "";
  return `<xades:SignedProperties${xades} Id="xadesSignedProperties">
                                    <xades:SignedSignatureProperties>
                                        <xades:SigningTime>${signingTime}</xades:SigningTime>
                                        <xades:SigningCertificate>
                                            <xades:Cert>
                                                <xades:CertDigest>
                                                    <ds:DigestMethod${ds} Algorithm="${sha256Method}"/>
                                                    <ds:DigestValue${ds}>${hexDigest(certificate.base64)}</ds:DigestValue>
                                                </xades:CertDigest>
                                                <xades:IssuerSerial>
                                                    <ds:X509IssuerName${ds}>${text(certificate.issuerName)}</ds:X509IssuerName>
                                                    <ds:X509SerialNumber${ds}>${certificate.serialNumber}</ds:X509SerialNumber>
                                                </xades:IssuerSerial>
                                            </xades:Cert>
                                        </xades:SigningCertificate>
                                    </xades:SignedSignatureProperties>
                                </xades:SignedProperties>`;
}

/** Base64 of the lower-case hex text of SHA-256, as ZATCA writes the digests of certificate and SignedProperties. */
function hexDigest(content: string): string {
  return Buffer.from(createHash("sha256").update(content).digest("hex")).toString("base64");
}
