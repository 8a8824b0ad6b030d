import {
  derChildren,
  type DerValue,
  derTag,
  derValueAt,
  dottedOid,
  expectBits,
  expectChildren,
  expectOid,
  expectTag,
} from "./der.ts";

export type CertificateExtension = { readonly oid: string; readonly value: Uint8Array };

/** What a certificate is made of; names still as DER. */
type CertificateFields = {
  /** Content of the INTEGER. */
  readonly serial: Uint8Array;
  readonly issuer: DerValue;
  readonly subject: DerValue;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SPKI DER. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly CertificateExtension[];
  readonly signature: Uint8Array;
};

/** Takes a certificate apart (RFC 5280 section 4.1), DER only. Throws TypeError for anything else. */
export function certificateFields(der: Uint8Array): CertificateFields {
  const [tbs, algorithm, signature, ...more] = expectChildren(derValueAt(der), derTag.sequence);
  expectTag(algorithm, derTag.sequence);
  if (more.length > 0) throw new TypeError("DER: more than a certificate");
  return { ...toBeSigned(expectChildren(tbs, derTag.sequence)), signature: expectBits(signature) };
}

function toBeSigned(children: readonly DerValue[]): Omit<CertificateFields, "signature"> {
  const fields = children[0]?.tag === derTag.version ? children.slice(1) : children;
  const [serial, algorithm, issuer, validity, subject, publicKey, ...optional] = fields;
  expectTag(algorithm, derTag.sequence);
  const [notBefore, notAfter] = expectChildren(validity, derTag.sequence);
  const [keyAlgorithm, key] = expectChildren(publicKey, derTag.sequence);
  expectTag(keyAlgorithm, derTag.sequence);
  expectBits(key);
  return {
    serial: nonEmpty(expectTag(serial, derTag.integer).content),
    issuer: expectTag(issuer, derTag.sequence),
    subject: expectTag(subject, derTag.sequence),
    notBefore: instantOf(notBefore),
    notAfter: instantOf(notAfter),
    publicKey: Uint8Array.from(expectTag(publicKey, derTag.sequence).raw),
    extensions: extensionsIn(optional),
  };
}

function extensionsIn(optional: readonly DerValue[]): readonly CertificateExtension[] {
  const wrapped = optional.find(({ tag }) => tag === derTag.extensions);
  if (wrapped === undefined) return [];
  const [list] = expectChildren(wrapped, derTag.extensions);
  return expectChildren(list, derTag.sequence).map((extension) => {
    const parts = expectChildren(extension, derTag.sequence);
    return { oid: expectOid(parts[0]), value: expectTag(parts.at(-1), derTag.octetString).content };
  });
}

const shapes: Readonly<Record<number, RegExp>> = {
  [derTag.utcTime]: /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
  [derTag.generalizedTime]: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
};

/** UTCTime and GeneralizedTime as certificates must have them: to the second, in UTC (RFC 5280 section 4.1.2.5). */
function instantOf(value: DerValue | undefined): Date {
  const [, year = "", month, day, hour, minute, second] =
    (value && shapes[value.tag]?.exec(Buffer.from(value.content).toString("latin1"))) ?? [];
  const century = year.length === 4 ? "" : Number(year) >= 50 ? "19" : "20";
  const at = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime())) throw new TypeError("DER: not a certificate's time");
  return at;
}

function nonEmpty(content: Uint8Array): Uint8Array {
  if (content.length === 0) throw new TypeError("DER: an INTEGER without content");
  return content;
}

export type IssuingTemplate = { readonly oid: string; readonly major: number; readonly minor: number };

const templateInformation = "1.3.6.1.4.1.311.21.7";

/** Microsoft's certificate template information ([MS-WCCE] section 2.2.2.7.7.2); null when absent or of another shape. */
export function issuingTemplateOf(extensions: readonly CertificateExtension[]): IssuingTemplate | null {
  const extension = extensions.find((each) => each.oid === templateInformation);
  const outer = extension && derValueAt(extension.value);
  const [id, major, minor] = (outer && derChildren(outer)) ?? [];
  if (id?.tag !== 0x06) return null;
  return { oid: dottedOid(id.content), major: smallInteger(major), minor: smallInteger(minor) };
}

function smallInteger(value: DerValue | undefined): number {
  return value?.content.reduce((sum, byte) => sum * 256 + byte, 0) ?? 0;
}
