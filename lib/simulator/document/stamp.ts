import { readCertificate, type Certificate } from "../certificate.ts";
import type { Code } from "../messages.ts";
import { hexDigest, verify } from "../signing.ts";
import type { Stamp } from "./stamp-read.ts";

export type StampFault = { readonly code: Code; readonly soft: boolean };

const hard = (code: Code): StampFault => ({ code, soft: false });

/** Everything that is wrong with a stamp in itself. Soft faults are those that Fatoora sometimes only warns of. */
export function judgeStamp(stamp: Stamp, invoiceHash: string): readonly StampFault[] {
  const certificate = certificateOf(stamp);
  if (!certificate) return [hard("invalid-certificate")];
  return [
    ...(stamp.method === "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256" ? [] : [hard("signature-method")]),
    ...(stamp.signedDigest === invoiceHash ? [] : [hard("invalid-invoice-hash")]),
    ...(stamp.propertiesDigest === hexDigest(stamp.propertiesText) ? [] : [hard("signed-properties-hashing")]),
    ...(stamp.certificateDigest === hexDigest(stamp.certificate) ? [] : [hard("certificate-hashing")]),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(stamp.signingTime) ? [] : [hard("certificate-signing-time-format")]),
    ...(stamp.issuer === certificate.issuer ? [] : [{ code: "certificate-issuer-name", soft: true } as const]),
    ...(stamp.serial === certificate.serial.toString()
      ? []
      : [{ code: "certificate-serial-number", soft: true } as const]),
    ...(signs(certificate, stamp, invoiceHash) ? [] : [{ code: "invalid-digital-signature", soft: true } as const]),
  ];
}

export function certificateOf(stamp: Stamp): Certificate | undefined {
  try {
    return readCertificate(Buffer.from(stamp.certificate, "base64"));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const signs = (certificate: Certificate, stamp: Stamp, invoiceHash: string): boolean =>
  verify(certificate.point, Buffer.from(invoiceHash, "base64"), Buffer.from(stamp.value, "base64"));
