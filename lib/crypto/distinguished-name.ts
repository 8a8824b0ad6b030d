import { type DerValue, derTag, derValueAt, expectChildren, expectOid } from "./der.ts";

type StringType = "UTF8String" | "PrintableString" | "BMPString" | "TeletexString" | "UniversalString" | "IA5String";

/** One attribute of a name: dotted OID, ASN.1 string type ("other" when it is none we know) and text; `rdn` counts from 0. */
export type NameAttribute = {
  readonly oid: string;
  readonly stringType: StringType | "other";
  readonly value: string;
  readonly rdn: number;
};

export const oids = {
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  country: "2.5.4.6",
  organization: "2.5.4.10",
  organizationalUnit: "2.5.4.11",
  title: "2.5.4.12",
  businessCategory: "2.5.4.15",
  registeredAddress: "2.5.4.26",
  userId: "0.9.2342.19200300.100.1.1",
  domainComponent: "0.9.2342.19200300.100.1.25",
} as const;

export const sanOid = "2.5.29.17";

const shortNames: Readonly<Record<string, string>> = {
  [oids.commonName]: "CN",
  [oids.surname]: "SN",
  [oids.country]: "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  [oids.organization]: "O",
  [oids.organizationalUnit]: "OU",
  [oids.title]: "T",
  [oids.userId]: "UID",
  [oids.domainComponent]: "DC",
};

/** The attributes of a Name (RFC 5280 section 4.1.2.4) in encoded order. Throws TypeError for anything else. */
export function attributesOf(name: DerValue | undefined): readonly NameAttribute[] {
  return expectChildren(name, derTag.sequence).flatMap((set, rdn) =>
    expectChildren(set, derTag.set).map((attribute) => {
      const [type, value, ...more] = expectChildren(attribute, derTag.sequence);
      if (value === undefined || more.length > 0) throw new TypeError("DER: an attribute is a type and a value");
      return { oid: expectOid(type), ...textOf(value), rdn };
    }),
  );
}

/** The value of the first attribute of this type. */
export function valueOf(attributes: readonly NameAttribute[], oid: string): string | null {
  return attributes.find((attribute) => attribute.oid === oid)?.value ?? null;
}

/** The attributes of the only directoryName of a subjectAltName extension value (RFC 5280 section 4.2.1.6); null for anything else. */
export function directoryNameOf(extensionValue: Uint8Array): readonly NameAttribute[] | null {
  const [only, ...more] = expectChildren(derValueAt(extensionValue), derTag.sequence);
  if (only?.tag !== derTag.directoryName || more.length > 0) return null;
  const [name] = expectChildren(only, derTag.directoryName);
  return attributesOf(name);
}

/** The name as X509IssuerName wants it: last RDN first, so CN leads, joined by comma and space; escapes by RFC 4514 section 2.4. */
export function printedName(attributes: readonly NameAttribute[]): string {
  const rdns = Map.groupBy(attributes, ({ rdn }) => rdn);
  return [...rdns.values()]
    .toReversed()
    .map((set) => set.map(({ oid, value }) => `${shortNames[oid] ?? oid}=${escaped(value)}`).join("+"))
    .join(", ");
}

const latin1 = (content: Uint8Array): string => Buffer.from(content).toString("latin1");

const stringTypes: Readonly<Record<number, readonly [StringType, (content: Uint8Array) => string]>> = {
  0x0c: ["UTF8String", utf8],
  0x13: ["PrintableString", latin1],
  0x14: ["TeletexString", latin1],
  0x16: ["IA5String", latin1],
  0x1c: ["UniversalString", (content) => codePoints(content, 4)],
  0x1e: ["BMPString", (content) => codePoints(content, 2)],
};

/** String type and text of an attribute value or other DirectoryString; the hex of the whole value where it is no string. */
export function textOf({ tag, content, raw }: DerValue): { stringType: NameAttribute["stringType"]; value: string } {
  const known = stringTypes[tag];
  if (known === undefined) return { stringType: "other", value: Buffer.from(raw).toString("hex") };
  const [stringType, read] = known;
  return { stringType, value: read(content) };
}

/** Some certificate authorities put Latin-1 into a UTF8String; then it reads as that. */
function utf8(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return latin1(content);
  }
}

/** Big-endian code points of `width` bytes each. Throws RangeError for what Unicode does not have. */
function codePoints(content: Uint8Array, width: number): string {
  const bytes = Buffer.from(content);
  const points = Array.from({ length: bytes.length / width }, (_, i) => bytes.readUIntBE(i * width, width));
  return String.fromCodePoint(...points);
}

function escaped(value: string): string {
  return value
    .replace(/[,+"\\<>;]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ");
}
