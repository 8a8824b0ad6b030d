/** Universal tags, and the context tags of X.509 (RFC 5280 sections 4.1 and 4.2.1.6). */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  directoryName: 0xa4,
} as const;

export type DerValue = { readonly tag: number; readonly content: Uint8Array; readonly raw: Uint8Array };

/**
 * The DER value that starts at `offset` (X.690 section 8.1, definite lengths only, tags below 31).
 * Undefined when the bytes do not hold one whole value there.
 */
export function derValueAt(bytes: Uint8Array, offset = 0): DerValue | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;

  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) return undefined;

  const start = offset + 2 + lengthBytes;
  const length =
    lengthBytes === 0 ? first : bytes.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (start + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), raw: bytes.subarray(offset, start + length) };
}

/** The values inside a constructed DER value; undefined when they do not fill its content exactly. */
export function derChildren(parent: DerValue): readonly DerValue[] | undefined {
  const children: DerValue[] = [];
  let offset = 0;
  while (offset < parent.content.length) {
    const child = derValueAt(parent.content, offset);
    if (child === undefined) return undefined;
    children.push(child);
    offset += child.raw.length;
  }
  return children;
}

/** True when the bytes are one DER SEQUENCE and nothing more. */
export function isOneDerSequence(bytes: Uint8Array): boolean {
  const value = derValueAt(bytes);
  return value?.tag === 0x30 && value.raw.length === bytes.length;
}

/** Content of an OBJECT IDENTIFIER in dotted form (X.690 section 8.19). */
export function dottedOid(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = arc * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [head = 0n, ...rest] = arcs;
  const root = head < 80n ? head / 40n : 2n;
  return [root, head - root * 40n, ...rest].join(".");
}

/** The value when it is there and of this tag. Throws TypeError otherwise. */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag === tag) return value;
  throw new TypeError(`DER: tag ${value?.tag ?? "none"} where ${tag} belongs`);
}

/** The children of a constructed value of this tag. Throws TypeError when it is another or its children do not fill it. */
export function expectChildren(value: DerValue | undefined, tag: number): readonly DerValue[] {
  const children = derChildren(expectTag(value, tag));
  if (children === undefined) throw new TypeError("DER: children do not fill their parent");
  return children;
}

/**
 * An OBJECT IDENTIFIER in dotted form. Throws TypeError for anything else, for one that ends within a number
 * and for a number that is longer than it need be (X.690 section 8.19.2).
 */
export function expectOid(value: DerValue | undefined): string {
  const { content } = expectTag(value, derTag.oid);
  if ((content.at(-1) ?? 0x80) >= 0x80) throw new TypeError("DER: unfinished OBJECT IDENTIFIER");
  const padded = content.some((byte, at) => byte === 0x80 && (content[at - 1] ?? 0) < 0x80);
  if (padded) throw new TypeError("DER: an OBJECT IDENTIFIER's number starts with a zero");
  return dottedOid(content);
}

/** The bytes of a BIT STRING of whole bytes. Throws TypeError for anything else. */
export function expectBits(value: DerValue | undefined): Uint8Array {
  const { content } = expectTag(value, derTag.bitString);
  if (content[0] !== 0) throw new TypeError("DER: a BIT STRING that is not of whole bytes");
  return content.subarray(1);
}
