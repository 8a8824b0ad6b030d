import { isBase64 } from "../schema/basic.ts";

/** The tags of a QR text: base64 of tag, DER length, value (Security Features Implementation Standards, 4). Undefined when it cannot be read. */
export function qrTags(text: string): ReadonlyMap<number, Buffer> | undefined {
  if (text.trim() === "" || !isBase64(text)) return undefined;
  const bytes = Buffer.from(text, "base64");
  const tags = new Map<number, Buffer>();
  let position = 0;
  while (position < bytes.length) {
    const tag = bytes[position] ?? 0;
    const { length, start } = lengthAt(bytes, position + 1);
    if (start + length > bytes.length) return undefined;
    if (!tags.has(tag)) tags.set(tag, bytes.subarray(start, start + length));
    position = start + length;
  }
  return tags;
}

function lengthAt(bytes: Buffer, position: number): { length: number; start: number } {
  const first = bytes[position] ?? Infinity;
  if (first < 0x80) return { length: first, start: position + 1 };
  if (first === 0x81) return { length: bytes[position + 1] ?? Infinity, start: position + 2 };
  if (first === 0x82 && position + 2 < bytes.length)
    return { length: bytes.readUInt16BE(position + 1), start: position + 3 };
  return { length: Infinity, start: position };
}
