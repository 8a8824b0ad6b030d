import type { Severity } from "./rule.ts";

type GatewayCode = {
  readonly code: string;
  readonly category: string;
  readonly severity: Severity;
  readonly message: string;
};

const qr = (code: string, message: string, severity: Severity = "error"): GatewayCode => ({
  code,
  category: "QRCODE_VALIDATION",
  severity,
  message,
});
const certificate = (code: string, message: string, severity: Severity = "error"): GatewayCode => ({
  code,
  category: "CERTIFICATE_ERRORS",
  severity,
  message,
});

/** How the gateway answers what the SDK's stages QR and SIGNATURE find. The PIH stage (KSA-13) has no counterpart: the gateway sends no code for a broken chain. */
export const gatewayCodes: Readonly<Record<string, GatewayCode>> = {
  "QR-Code": qr("QRCODE_INVALID", "Invalid QR code format, Please follow the ZATCA QR code specifications"),
  sellerName: qr("sellerName_QRCODE_INVALID", "Seller name does not match with qr code seller name"),
  vatRegistrationNumber: qr("sellerVat_QRCODE_INVALID", "Seller VAT number does not match with qr code VAT number"),
  timeStamp: qr(
    "invoiceTimeStamp_QRCODE_INVALID",
    "Time on QR Code does not match with Invoice Issue Time (KSA-25)",
    "warning",
  ),
  "invoice Total": qr("invoiceTotal_QRCODE_INVALID", "Invoice total does not match with qr code invoice total"),
  vatTotal: qr("vatTotal_QRCODE_INVALID", "VAT total does not match with qr code VAT total"),
  hashedXml: qr("invoiceHash_QRCODE_INVALID", "Invoice xml hash does not match with qr code invoice xml hash"),
  "digital signature": qr(
    "INVOICE_SIGNATURE_VALUE_QRCODE_INVALID",
    "Invoice signature value does not match with qr code signature value",
  ),
  publicKey: qr("publicKey_QRCODE_INVALID", "ECDSA Public Key does not match with qr code ECDSA public key"),
  "certificate signature": qr(
    "CERTIFICATE_SIGNATURE_QRCODE_INVALID",
    "Certificate signature does not match with qr code certificate signature",
  ),
  signatureValue: {
    code: "invalid-digital-signature",
    category: "SIGNATURE_ERRORS",
    severity: "error",
    message: "Invalid digital signature",
  },
  invoiceSignedDataDigestValue: {
    code: "invalid-digital-signature",
    category: "SIGNATURE_ERRORS",
    severity: "error",
    message: "Invalid digital signature",
  },
  xadesSignedPropertiesDigestValue: certificate(
    "signed-properties-hashing",
    "Invalid signed properties hashing, SignedProperties with id='xadesSignedProperties'",
  ),
  signingCertificateDigestValue: certificate("certificate-hashing", "Invalid certificate hashing"),
  X509IssuerName: certificate("certificate-issuer-name", "X509IssuerName does not match", "warning"),
  X509SerialNumber: certificate("certificate-issuer-name", "X509SerialNumber does not match", "warning"),
  certificate: certificate("invalid-certificate", "Invalid certificate"),
};
