/** Tag and value of each part, with DER lengths. */
export function tags(qr: string): Map<number, Buffer> {
  const bytes = Buffer.from(qr, "base64");
  const found = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const first = bytes.readUInt8(at + 1);
    const extra = first > 0x80 ? first - 0x80 : 0;
    const length = extra > 0 ? bytes.readUIntBE(at + 2, extra) : first;
    const start = at + 2 + extra;
    found.set(bytes.readUInt8(at), bytes.subarray(start, start + length));
    at = start + length;
  }
  return found;
}
