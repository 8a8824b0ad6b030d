/**
 * An ICC profile of sRGB (IEC 61966-2-1) for the output intent: a display profile of matrix and curves (ICC.1:2001-04, 6.3.1.1), version
 * 2.1, with the primaries adapted to D50.
 */
export function srgbProfile(): Buffer {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", Buffer.from("text\0\0\0\0Public domain\0", "latin1")],
    ["wtpt", xyz(whiteD50)],
    ["rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])],
    ["gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])],
    ["bXYZ", xyz([0.143_07, 0.060_61, 0.714_1])],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const places = new Map<Buffer, number>();
  let end = 128 + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, end);
    end += padded(data.length);
  }
  const profile = Buffer.alloc(end);
  writeHeader(profile);
  profile.writeUInt32BE(tags.length, 128);
  tags.forEach(([name, data], index) => {
    const offset = places.get(data) ?? 0;
    const entry = 132 + index * 12;
    profile.write(name, entry, "latin1");
    profile.writeUInt32BE(offset, entry + 4);
    profile.writeUInt32BE(data.length, entry + 8);
    data.copy(profile, offset);
  });
  return profile;
}

const whiteD50 = [0.9642, 1, 0.8249] as const;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** ICC.1:2001-04, table 9. */
function writeHeader(profile: Buffer): void {
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x02_10_00_00, 8);
  profile.write("mntrRGB XYZ ", 12, "latin1");
  [2000, 1, 1, 0, 0, 0].forEach((part, index) => profile.writeUInt16BE(part, 24 + index * 2));
  profile.write("acsp", 36, "latin1");
  fixed(whiteD50).copy(profile, 68);
}

const xyz = (values: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), fixed(values)]);

/** s15Fixed16Number, each in four bytes. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65_536), index * 4));
  return bytes;
}

/** textDescriptionType with its ASCII part alone: 6.5.17. */
function description(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, "latin1");
  const head = Buffer.from("desc\0\0\0\0\0\0\0\0", "latin1");
  head.writeUInt32BE(ascii.length, 8);
  return Buffer.concat([head, ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}

function toneCurve(): Buffer {
  const points = 1024;
  const bytes = Buffer.alloc(12 + points * 2);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(points, 8);
  for (let index = 0; index < points; index += 1) {
    const value = index / (points - 1);
    const light = value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 65_535), 12 + index * 2);
  }
  return bytes;
}
