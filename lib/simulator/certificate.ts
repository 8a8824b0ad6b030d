import { child, children, der, integer, readDer, readOid, sequence, time, type Der } from "./der.ts";
import { printName } from "./names.ts";
import { bitString, ecdsaWithSha256, publicKeyInfo, sign } from "./signing.ts";

export type Draft = {
  readonly serial: bigint;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly point: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
};

/** An X.509 v3 certificate, signed by the issuer's key. */
export function certify(draft: Draft, issuerKey: Uint8Array): Uint8Array {
  const content = sequence(
    der(0xa0, integer(2n)),
    integer(draft.serial),
    ecdsaWithSha256,
    draft.issuer,
    sequence(time(draft.notBefore), time(draft.notAfter)),
    draft.subject,
    publicKeyInfo(draft.point),
    der(0xa3, sequence(...draft.extensions)),
  );
  return sequence(content, ecdsaWithSha256, bitString(sign(issuerKey, content)));
}

export type Certificate = {
  readonly serial: bigint;
  readonly issuer: string;
  readonly publicKeyInfo: Uint8Array;
  readonly point: Uint8Array;
  readonly caSignature: Uint8Array;
  readonly notAfter: Date;
  readonly subject: Der;
  readonly extensions: readonly Der[];
};

export function readCertificate(bytes: Uint8Array): Certificate {
  const certificate = readDer(bytes);
  const [, serial, , issuer, validity, subject, key, extensions] = children(child(certificate, 0));
  if (!serial || !issuer || !validity || !subject || !key || !extensions) throw new RangeError("not a v3 certificate");
  return {
    serial: BigInt(`0x${Buffer.from(serial.value).toString("hex")}`),
    issuer: printName(issuer),
    publicKeyInfo: key.raw,
    point: child(key, 1).value.subarray(1),
    caSignature: child(certificate, 2).value.subarray(1),
    notAfter: readTime(child(validity, 1)),
    subject,
    extensions: children(child(extensions, 0)),
  };
}

/** The content of the extension's octet string, or undefined. */
export function extensionValue(extensions: readonly Der[], wanted: string): Der | undefined {
  const found = extensions.find((extension) => readOid(child(extension, 0)) === wanted);
  const octets = found && children(found).at(-1);
  return octets && readDer(octets.value);
}

function readTime(node: Der): Date {
  const digits = Buffer.from(node.value).toString();
  const full = node.tag === 0x17 ? `20${digits}` : digits;
  return new Date(full.replace(/^(....)(..)(..)(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
