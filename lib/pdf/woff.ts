import { inflateSync } from "node:zlib";

/**
 * The OpenType file inside a WOFF 1.0 file (W3C Recommendation WOFF File Format 1.0, sections 3 to 5). The font library would inflate a table
 * anew for every glyph.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(count));
  [count, 2 ** power * 16, power, count * 16 - 2 ** power * 16].forEach((value, index) => {
    head.writeUInt16BE(value, 4 + index * 2);
  });
  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = 12 + index * 16;
    head.write(tag, entry, "latin1");
    [checksum, offset, data.length].forEach((value, place) => head.writeUInt32BE(value, entry + 4 + place * 4));
    const room = Math.ceil(data.length / 4) * 4;
    parts.push(data, Buffer.alloc(room - data.length));
    offset += room;
  });
  return Buffer.concat(parts);
}

function readTable(woff: Buffer, entry: number): { tag: string; checksum: number; data: Buffer } {
  const offset = woff.readUInt32BE(entry + 4);
  const packed = woff.readUInt32BE(entry + 8);
  const length = woff.readUInt32BE(entry + 12);
  const bytes = woff.subarray(offset, offset + packed);
  return {
    tag: woff.toString("latin1", entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    data: packed === length ? bytes : inflateSync(bytes),
  };
}
