import { AsnConvert } from "@peculiar/asn1-schema";
import { SubjectPublicKeyInfo } from "@peculiar/asn1-x509";
import { derValueAt, dottedOid } from "./der.ts";

export type Curve = "secp256k1" | "secp256r1" | "other";

const ecPublicKey = "1.2.840.10045.2.1";
const curves: Readonly<Record<string, Curve>> = { "1.3.132.0.10": "secp256k1", "1.2.840.10045.3.1.7": "secp256r1" };
const uncompressedPoint = 65;

/** The curve that an SPKI names by OID (RFC 5480); RSA, explicit parameters and compressed points are "other". */
export function curveOf(spki: Uint8Array): Curve {
  const { algorithm, subjectPublicKey } = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  if (algorithm.algorithm !== ecPublicKey || !algorithm.parameters) return "other";
  if (subjectPublicKey.byteLength !== uncompressedPoint) return "other";

  const named = derValueAt(new Uint8Array(algorithm.parameters));
  return (named?.tag === 0x06 && curves[dottedOid(named.content)]) || "other";
}
