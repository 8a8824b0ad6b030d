import { createHash } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { derInside } from "./armour.ts";
import {
  certificateFields,
  issuingTemplateOf,
  type CertificateExtension,
  type IssuingTemplate,
} from "./certificate-fields.ts";
import {
  attributesOf,
  directoryNameOf,
  oids,
  printedName,
  sanOid,
  valueOf,
  type NameAttribute,
} from "./distinguished-name.ts";
import { publicKeyOf } from "./key-pair.ts";

export type CertificateView = {
  /** By issuer: a compliance CSID comes from `CN=eInvoicing`, everything else counts as production. */
  readonly kind: "compliance" | "production";
  /** Decimal, as X509SerialNumber wants it. */
  readonly serialNumber: string;
  readonly serialHex: string;
  readonly subject: {
    readonly commonName: string | null;
    readonly organizationUnit: string | null;
    readonly organization: string | null;
    readonly country: string | null;
  };
  /** CN first, joined by comma and space, as X509IssuerName wants it. */
  readonly issuerName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly egsSerial: string | null;
  readonly vatNumber: string | null;
  readonly functionalityMap: string | null;
  readonly registeredAddress: string | null;
  readonly businessCategory: string | null;
  /** The Microsoft certificate template that the CA issued from; compliance certificates have none. */
  readonly template: IssuingTemplate | null;
  /** SPKI DER (QR tag 8). */
  readonly publicKey: Uint8Array;
  /** The CA's signature, DER (QR tag 9). */
  readonly signature: Uint8Array;
  /** Lower-case hex over the DER. */
  readonly fingerprintSha256: string;
  /** One line, as in ds:X509Certificate. */
  readonly base64: string;
  readonly der: Uint8Array;
};

/**
 * Reads a certificate (RFC 5280) from a `binarySecurityToken` (base64 of base64 DER), base64, PEM or DER.
 * Errors: `certificate.unreadable`.
 */
export function readCertificate(input: string | Uint8Array): CertificateView {
  const der = derInside(input, ["CERTIFICATE"]);
  if (der === undefined) throw new AppError("certificate.unreadable");
  try {
    return viewOf(Uint8Array.from(der));
  } catch (cause) {
    throw new AppError("certificate.unreadable", {}, [], { cause });
  }
}

/** xades:CertDigest: base64 of the lower-case hex of SHA-256 over the one-line base64 text of the certificate, not over its DER. */
export function certificateDigest(base64Text: string): string {
  const hex = createHash("sha256").update(base64Text, "utf8").digest("hex");
  return Buffer.from(hex, "utf8").toString("base64");
}

/** Whether this PKCS#8 key is the one that the certificate was issued for. Errors: `key.unreadable`. */
export function keyMatchesCertificate(privateKey: Secret, view: Pick<CertificateView, "publicKey">): boolean {
  return Buffer.from(publicKeyOf(privateKey)).equals(view.publicKey);
}

function viewOf(der: Uint8Array<ArrayBuffer>): CertificateView {
  const fields = certificateFields(der);
  const { extensions, notBefore, notAfter, publicKey, signature } = fields;
  const subject = attributesOf(fields.subject);
  const issuer = attributesOf(fields.issuer);
  return {
    kind: isComplianceIssuer(issuer) ? "compliance" : "production",
    ...serialOf(fields.serial),
    subject: {
      commonName: valueOf(subject, oids.commonName),
      organizationUnit: valueOf(subject, oids.organizationalUnit),
      organization: valueOf(subject, oids.organization),
      country: valueOf(subject, oids.country),
    },
    issuerName: printedName(issuer),
    notBefore,
    notAfter,
    ...unitOf(extensions),
    template: issuingTemplateOf(extensions),
    publicKey,
    signature: Uint8Array.from(signature),
    fingerprintSha256: createHash("sha256").update(der).digest("hex"),
    base64: Buffer.from(der).toString("base64"),
    der,
  };
}

// A leading zero byte only says that the number is positive and is not part of it.
function serialOf(content: Uint8Array): Pick<CertificateView, "serialNumber" | "serialHex"> {
  const serialHex = Buffer.from(content)
    .toString("hex")
    .replace(/^00(?=.)/, "");
  return { serialHex, serialNumber: BigInt(`0x${serialHex}`).toString() };
}

function unitOf(extensions: readonly CertificateExtension[]) {
  const alternative = extensions.find(({ oid }) => oid === sanOid);
  const names = (alternative && directoryNameOf(alternative.value)) ?? [];
  return {
    egsSerial: valueOf(names, oids.surname),
    vatNumber: valueOf(names, oids.userId),
    functionalityMap: valueOf(names, oids.title),
    registeredAddress: valueOf(names, oids.registeredAddress),
    businessCategory: valueOf(names, oids.businessCategory),
  };
}

function isComplianceIssuer(issuer: readonly NameAttribute[]): boolean {
  return issuer.length === 1 && valueOf(issuer, oids.commonName) === "eInvoicing";
}
