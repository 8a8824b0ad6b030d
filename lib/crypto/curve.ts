import { derTag, derValueAt, expectBits, expectChildren, expectOid } from "./der.ts";

export type Curve = "secp256k1" | "secp256r1" | "other";

const ecPublicKey = "1.2.840.10045.2.1";
const curves: Readonly<Record<string, Curve>> = { "1.3.132.0.10": "secp256k1", "1.2.840.10045.3.1.7": "secp256r1" };
const uncompressedPoint = 65;

/** The curve that an SPKI names by OID (RFC 5480); RSA, explicit parameters and compressed points are "other". */
export function curveOf(spki: Uint8Array): Curve {
  const [algorithm, key] = expectChildren(derValueAt(spki), derTag.sequence);
  const [id, parameters] = expectChildren(algorithm, derTag.sequence);
  if (expectOid(id) !== ecPublicKey || expectBits(key).length !== uncompressedPoint) return "other";
  return (parameters?.tag === derTag.oid && curves[expectOid(parameters)]) || "other";
}
