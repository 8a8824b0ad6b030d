import "reflect-metadata";
import { AsnConvert } from "@peculiar/asn1-schema";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { Pkcs10CertificateRequest } from "@peculiar/x509";
import { AppError } from "#lib/errors.ts";
import { derInside, toPem } from "./armour.ts";
import { templateOid } from "./csr-config.ts";
import { derChildren, derTag, derValueAt, dottedOid, isOneDerSequence } from "./der.ts";
import { attributesOf, directoryNameOf, sanOid, textOf, type NameAttribute } from "./distinguished-name.ts";
import { k256Crypto } from "./k256.ts";
import { curveOf, type Curve } from "./curve.ts";

export const ecdsaWithSha256 = "1.2.840.10045.4.3.2";

export type CsrView = {
  readonly subject: readonly NameAttribute[];
  readonly curve: Curve;
  /** SPKI DER. */
  readonly publicKey: Uint8Array;
  readonly signatureOid: string;
  readonly selfSignatureValid: boolean;
  readonly template: { readonly stringType: NameAttribute["stringType"]; readonly name: string } | null;
  /** Attributes of the SAN's only directoryName, null when there is no such SAN. */
  readonly san: readonly NameAttribute[] | null;
  readonly der: Uint8Array;
  readonly pem: string;
};

/** Decodes a PKCS#10 request from PEM, DER, base64, or the gateway's `csr` field. Errors: `csr.unreadable`. */
export async function readCsr(input: string | Uint8Array): Promise<CsrView> {
  const der = derInside(input, ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"]);
  if (der === undefined) throw new AppError("csr.unreadable");
  try {
    return await viewOf(der);
  } catch (cause) {
    throw new AppError("csr.unreadable", {}, [], { cause });
  }
}

async function viewOf(der: Uint8Array): Promise<CsrView> {
  const request = new Pkcs10CertificateRequest(Uint8Array.from(der));
  const publicKey = new Uint8Array(request.publicKey.rawData);
  const template = request.getExtension(templateOid);
  const san = request.getExtension(sanOid);
  return {
    subject: attributesOf(derValueAt(new Uint8Array(request.subjectName.toArrayBuffer()))),
    curve: curveOf(publicKey),
    publicKey,
    signatureOid: signatureOid(der),
    selfSignatureValid: await selfSigned(request, der),
    template: template && templateOf(template.value),
    san: san && directoryNameOf(new Uint8Array(san.value)),
    der,
    pem: toPem("CERTIFICATE REQUEST", der),
  };
}

// A key or algorithm that no implementation here knows is, for this request, the same as a signature that does not verify.
async function selfSigned(request: Pkcs10CertificateRequest, der: Uint8Array): Promise<boolean> {
  try {
    return isSignedInDer(der) && (await request.verify(k256Crypto));
  } catch {
    return false;
  }
}

/** Whether algorithm and signature, which nothing signs, are written as DER wants them (RFC 2986, 4.2; RFC 3279, 2.2.3); the library reads more than that. */
function isSignedInDer(der: Uint8Array): boolean {
  const outer = derValueAt(der);
  const [request, algorithm, signature, ...more] = (outer && derChildren(outer)) ?? [];
  if (request?.tag !== derTag.sequence || algorithm?.tag !== derTag.sequence || more.length > 0) return false;
  if (signature?.tag !== derTag.bitString || signature.content[0] !== 0) return false;
  const [oid] = derChildren(algorithm) ?? [];
  if (oid?.tag !== derTag.oid || dottedOid(oid.content) !== ecdsaWithSha256) return false;
  const value = signature.content.subarray(1);
  const numbers = derValueAt(value);
  const [r, s, ...others] = (numbers && isOneDerSequence(value) && derChildren(numbers)) || [];
  return r?.tag === derTag.integer && s?.tag === derTag.integer && others.length === 0;
}

function templateOf(value: ArrayBuffer): CsrView["template"] {
  const named = derValueAt(new Uint8Array(value));
  if (named === undefined) return { stringType: "other", name: "" };
  const { stringType, value: name } = textOf(named);
  return { stringType, name };
}

function signatureOid(der: Uint8Array): string {
  const outer = derValueAt(der);
  const algorithm = outer && derChildren(outer)?.[1];
  if (algorithm === undefined) throw new AppError("csr.unreadable");
  return AsnConvert.parse(algorithm.raw, AlgorithmIdentifier).algorithm;
}
