/** Something that must be found nowhere: `bare` is its own bytes, `dressed` is how it would stand inside other texts. */
export type Needle = { readonly name: string; readonly bare: RegExp | Buffer; readonly dressed: readonly string[] };

/** How a secret may be written: as it is, in hex, in a web address, and in base64 from any of three alignments. */
export function needleOf(name: string, secret: string | Uint8Array): Needle {
  const bytes = Buffer.from(secret);
  const text = typeof secret === "string" ? [encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)] : [];
  return {
    name,
    bare: isCode(secret) ? standingAlone(secret) : bytes,
    dressed: [...new Set([...text.filter((each) => each !== secret), bytes.toString("hex"), ...base64Of(bytes)])],
  };
}

/** Six digits occur by chance inside numbers, times and ids; as a code they would stand alone. */
const isCode = (secret: string | Uint8Array): secret is string => typeof secret === "string" && /^\d{6}$/.test(secret);
const standingAlone = (code: string): RegExp => new RegExp(`(?<![\\w.+/-])${code}(?![\\w+/-]|\\.\\d)`);

/** The characters of base64 that the bytes alone decide, for each place in a group of three where they may begin. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const from = Math.ceil((before * 8) / 6);
    return encoded.slice(from, Math.floor(((before + bytes.length) * 8) / 6));
  });
}

/** Names of the needles that occur, with the place; `source` may be text or raw bytes. */
export function find(needles: readonly Needle[], place: string, source: Buffer): string[] {
  const text = source.toString("latin1");
  return needles
    .filter(({ bare, dressed }) => occurs(bare, source, text) || dressed.some((form) => source.includes(form)))
    .map(({ name }) => `${name} in ${place}`);
}

const occurs = (bare: RegExp | Buffer, source: Buffer, text: string): boolean =>
  bare instanceof RegExp ? bare.test(text) : source.includes(bare);

/** Beginnings that every private key has, whatever its value: PEM, and PKCS#8 and SEC1 of secp256k1 as bytes. */
export const anyPrivateKey: readonly Needle[] = [
  needleOf("a private key in PEM", "PRIVATE KEY-----"),
  needleOf("a private key in PKCS#8", Buffer.from("020100301006072a8648ce3d020106052b8104000a04", "hex")),
  needleOf("a private key in SEC1", Buffer.from("30740201010420", "hex")),
];
