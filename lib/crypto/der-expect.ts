import { derChildren, derTag, type DerValue, dottedOid } from "./der.ts";

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

/** An OBJECT IDENTIFIER in dotted form. Throws TypeError for anything else, or one that ends within a number. */
export function expectOid(value: DerValue | undefined): string {
  const { content } = expectTag(value, derTag.oid);
  if ((content.at(-1) ?? 0x80) >= 0x80) throw new TypeError("DER: unfinished OBJECT IDENTIFIER");
  return dottedOid(content);
}

/** The bytes of a BIT STRING of whole bytes. Throws TypeError for anything else. */
export function expectBits(value: DerValue | undefined): Uint8Array {
  const { content } = expectTag(value, derTag.bitString);
  if (content[0] !== 0) throw new TypeError("DER: a BIT STRING that is not of whole bytes");
  return content.subarray(1);
}
