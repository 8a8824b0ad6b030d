import { createHash } from "node:crypto";
import { certificateDigest } from "#lib/crypto/certificate.ts";
import { verifyHash } from "#lib/crypto/signature.ts";
import { AppError } from "#lib/errors.ts";
import type { XmlElement } from "../xml/tree.ts";
import { attribute, textOf } from "../xml/tree.ts";
import { select } from "../xpath.ts";
import { writtenAlone } from "./alone.ts";
import { type Evidence, textAt } from "./evidence.ts";
import type { StampFault } from "./fault.ts";

const properties = "ds:Object/xades:QualifyingProperties/xades:SignedProperties";
const signing = `${properties}/xades:SignedSignatureProperties/xades:SigningCertificate/xades:Cert`;

/** The invoice hash and the DER signature over it, both base64. */
export type Proved = { readonly hash: string; readonly signature: string };

type Known = {
  /** Base64 DER of the certificate of the unit that the document should come from. */
  readonly certificate?: string;
  /** What is known to hold for that certificate. */
  readonly proved?: Proved;
};

/** The SIGNATURE stage: digests, signature and what is said of the certificate. */
export function signatureFaults(
  evidence: Evidence,
  { certificate: expected, proved }: Known = {},
): readonly StampFault[] {
  const { signature, certificate, hash, document } = evidence;
  if (!signature || !certificate || (expected !== undefined && certificate.base64 !== expected.replaceAll(/\s/g, "")))
    return [{ code: "certificate", severity: "error", at: signature ?? document.root }];
  const off = (code: string, path: string, wanted: string): StampFault[] => {
    const [at = signature] = select(signature, path);
    const value = textOf(at).trim();
    return at !== signature && value === wanted
      ? []
      : [{ code, severity: "error", at, values: { value: at === signature ? "" : value, expected: wanted } }];
  };
  const reference = (id: boolean): XmlElement | undefined =>
    select(signature, "ds:SignedInfo/ds:Reference").find((each) => isProperties(each) !== id);
  const [alone] = select(signature, properties);
  return [
    ...digest("invoiceSignedDataDigestValue", signature, reference(true), Buffer.from(hash).toString("base64")),
    ...digest("xadesSignedPropertiesDigestValue", signature, reference(false), alone && hexDigest(writtenAlone(alone))),
    ...off("signingCertificateDigestValue", `${signing}/xades:CertDigest/ds:DigestValue`, ownDigest(signature)),
    ...off("X509IssuerName", `${signing}/xades:IssuerSerial/ds:X509IssuerName`, certificate.issuerName),
    ...off("X509SerialNumber", `${signing}/xades:IssuerSerial/ds:X509SerialNumber`, certificate.serialNumber),
    ...(verifies(evidence, expected === undefined ? undefined : proved)
      ? []
      : [{ code: "signatureValue", severity: "error", at: signature } as const]),
  ];
}

function isProperties(reference: XmlElement): boolean {
  return (attribute(reference, "URI") ?? "").startsWith("#");
}

function digest(
  code: string,
  signature: XmlElement,
  reference: XmlElement | undefined,
  expected: string | undefined,
): readonly StampFault[] {
  const value = reference && textAt(reference, "ds:DigestValue");
  if (value !== undefined && value === expected) return [];
  return [
    { code, severity: "error", at: reference ?? signature, values: { value: value ?? "", expected: expected ?? "" } },
  ];
}

function hexDigest(text: string): string {
  return Buffer.from(createHash("sha256").update(text).digest("hex")).toString("base64");
}

/** Over the text of the certificate as it stands, line ends included: a wrapped one has another digest. */
function ownDigest(signature: XmlElement): string {
  const [text] = select(signature, "ds:KeyInfo/ds:X509Data/ds:X509Certificate");
  return text ? certificateDigest(textOf(text)) : "";
}

function verifies({ signature, certificate, hash }: Evidence, proved: Proved | undefined): boolean {
  const value = signature && textAt(signature, "ds:SignatureValue");
  if (!value || !certificate) return false;
  if (value === proved?.signature && Buffer.from(hash).toString("base64") === proved.hash) return true;
  try {
    return verifyHash(certificate.publicKey, hash, Buffer.from(value, "base64"));
  } catch (failure) {
    if (failure instanceof AppError) return false;
    throw failure;
  }
}
