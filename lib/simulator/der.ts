export type Der = { readonly tag: number; readonly value: Uint8Array; readonly raw: Uint8Array };

/** Reads one DER value that fills the bytes completely (X.690 section 10). Throws RangeError on anything else. */
export function readDer(bytes: Uint8Array): Der {
  const node = readAt(bytes, 0);
  if (node.raw.length !== bytes.length) throw new RangeError("trailing bytes after a DER value");
  return node;
}

export function children(node: Der): readonly Der[] {
  const found: Der[] = [];
  for (let at = 0; at < node.value.length;) {
    const next = readAt(node.value, at);
    found.push(next);
    at += next.raw.length;
  }
  return found;
}

/** The child at a position, and further down: `child(node, 0, 2)` is the third child of the first child. */
export function child(node: Der, ...path: readonly number[]): Der {
  return path.reduce((at, index) => {
    const next = children(at)[index];
    if (!next) throw new RangeError("a DER value lacks a part");
    return next;
  }, node);
}

export function readOid(node: Der): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of node.value) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join(".");
}

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Uint8Array.of(tag, body.length), body]);
  const size = integerBytes(BigInt(body.length));
  return Buffer.concat([Uint8Array.of(tag, 0x80 | size.length), size, body]);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, ...parts);

export function oid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(0x06, ...[root * 40 + second, ...rest].map(arcBytes));
}

export function integer(value: bigint): Uint8Array {
  const bytes = integerBytes(value);
  return der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes);
}

/** UTCTime until 2049 and GeneralizedTime after, in whole seconds (RFC 5280 section 4.1.2.5). */
export function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/[-:T]/g, "").slice(0, 14);
  const short = at.getUTCFullYear() < 2050;
  return der(short ? 0x17 : 0x18, Buffer.from(`${short ? digits.slice(2) : digits}Z`));
}

function readAt(bytes: Uint8Array, at: number): Der {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new RangeError("a DER value ends early");
  const extra = first & 0x80 ? first & 0x7f : 0;
  if (first === 0x80 || extra > 4) throw new RangeError("a DER length is not definite");
  const length = extra ? bytes.slice(at + 2, at + 2 + extra).reduce((sum, byte) => sum * 256 + byte, 0) : first;
  const start = at + 2 + extra;
  if (start + length > bytes.length) throw new RangeError("a DER value ends early");
  return { tag, value: bytes.subarray(start, start + length), raw: bytes.subarray(at, start + length) };
}

function arcBytes(arc: number): Uint8Array {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80);
  return Uint8Array.from(bytes);
}

function integerBytes(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, "hex");
}
