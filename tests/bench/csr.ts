import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { buildCsr } from "#lib/crypto/build-csr.ts";
import type { CsrConfig } from "#lib/crypto/csr-config.ts";
import { generateKeyPair } from "#lib/crypto/key-pair.ts";
import { compare, median, ratio, type Contender } from "./measure.ts";
import type { Peer } from "./peers.ts";
import type { Row } from "./report.ts";

/** P9: a key pair and its request, against hand-made DER around the same two OpenSSL calls. */
export async function benchCsr(peers: readonly Peer[], rounds: number): Promise<readonly Row[]> {
  const others = peers.flatMap(({ name, csr }): readonly Contender[] =>
    csr === undefined ? [] : [{ name, work: csr, times: 1, clock: "wall" }],
  );
  const measured = await compare(
    [
      { name: "khatm", work: byProduct, times: 20 },
      { name: "by hand", work: byHand, times: 20 },
      { name: "khatm, elapsed", work: byProduct, times: 5, clock: "wall" },
      ...others,
    ],
    rounds,
  );
  return [
    { goal: "P9", what: "key and CSR", value: median(measured.get("khatm") ?? []), unit: "ms" },
    {
      goal: "P9",
      what: "key and CSR, against hand-made DER",
      value: ratio(measured, "khatm", "by hand"),
      unit: "x",
      must: { most: 2 },
      excellent: { most: 1.3 },
    },
    ...others.map(({ name }) => ({
      goal: "P9",
      what: `key and CSR, ${name} takes`,
      value: ratio(measured, name, "khatm, elapsed"),
      unit: "x",
      must: { least: 5 },
    })),
  ];
}

const byProduct = (): Promise<unknown> =>
  buildCsr({ config, environment: "sandbox", privateKey: generateKeyPair().privateKey });

const config: CsrConfig = {
  commonName: "Till-1",
  serialNumber: "1-Khatm|2-1.0|3-7d0a2c58-4d0f-4f35-9a57-0f6f4f8a1b11",
  organizationIdentifier: "399871520400003",
  organizationUnitName: "Olaya branch",
  organizationName: "Riyadh Palms Trading Company",
  countryName: "SA",
  invoiceType: "1100",
  locationAddress: "3712 Olaya Street Riyadh",
  industryBusinessCategory: "Retail trade",
};

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
const name = (...fields: readonly (readonly [string, string])[]): Buffer =>
  der(0x30, ...fields.map(([type, value]) => der(0x31, der(0x30, oid(type), utf8(value)))));

function byHand(): Buffer {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
  const subject = name(
    ["550406", config.countryName],
    ["55040b", config.organizationUnitName],
    ["55040a", config.organizationName],
    ["550403", config.commonName],
  );
  const alternative = name(
    ["550404", config.serialNumber],
    ["0992268993f22c640101", config.organizationIdentifier],
    ["55040c", config.invoiceType],
    ["55041a", config.locationAddress],
    ["55040f", config.industryBusinessCategory],
  );
  const template = der(0x30, oid("2b0601040182371402"), der(0x04, utf8("TSTZATCA-Code-Signing")));
  const names = der(0x30, oid("551d11"), der(0x04, der(0x30, der(0xa4, alternative))));
  const asked = der(0xa0, der(0x30, oid("2a864886f70d01090e"), der(0x31, der(0x30, template, names))));
  const info = der(0x30, der(0x02, Buffer.from([0])), subject, spki(privateKey), asked);
  const signature = sign("sha256", info, privateKey);
  const algorithm = der(0x30, oid("2a8648ce3d040302"));
  const request = der(0x30, info, algorithm, der(0x03, Buffer.from([0]), signature));
  // the text form is part of the work
  return createHash("sha256").update(request.toString("base64")).digest();
}

const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ format: "der", type: "spki" });
