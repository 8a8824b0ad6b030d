import { AsnConvert } from "@peculiar/asn1-schema";
import { GeneralNames, type AttributeValue, type Name } from "@peculiar/asn1-x509";

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

/** The attributes of a name in encoded order. */
export function attributesOf(name: Name): readonly NameAttribute[] {
  return name.flatMap((set, rdn) => set.map(({ type, value }) => ({ oid: type, ...textOf(value), rdn })));
}

/** The value of the first attribute of this type. */
export function valueOf(attributes: readonly NameAttribute[], oid: string): string | null {
  return attributes.find((attribute) => attribute.oid === oid)?.value ?? null;
}

/** The attributes of the only directoryName of a subjectAltName extension value (RFC 5280 section 4.2.1.6); null for anything else. */
export function directoryNameOf(extensionValue: ArrayBuffer): readonly NameAttribute[] | null {
  const [only, ...more] = AsnConvert.parse(extensionValue, GeneralNames);
  if (only?.directoryName === undefined || more.length > 0) return null;
  return attributesOf(only.directoryName);
}

/** The name as X509IssuerName wants it: last RDN first, so CN leads, joined by comma and space; escapes by RFC 4514 section 2.4. */
export function printedName(attributes: readonly NameAttribute[]): string {
  const rdns = Map.groupBy(attributes, ({ rdn }) => rdn);
  return [...rdns.values()]
    .toReversed()
    .map((set) => set.map(({ oid, value }) => `${shortNames[oid] ?? oid}=${escaped(value)}`).join("+"))
    .join(", ");
}

/** String type and text of an attribute value or other DirectoryString. */
export function textOf(value: AttributeValue): { stringType: NameAttribute["stringType"]; value: string } {
  if (value.utf8String !== undefined) return { stringType: "UTF8String", value: value.utf8String };
  if (value.printableString !== undefined) return { stringType: "PrintableString", value: value.printableString };
  if (value.bmpString !== undefined) return { stringType: "BMPString", value: value.bmpString };
  if (value.teletexString !== undefined) return { stringType: "TeletexString", value: value.teletexString };
  if (value.universalString !== undefined) return { stringType: "UniversalString", value: value.universalString };
  if (value.ia5String !== undefined) return { stringType: "IA5String", value: value.ia5String };
  return { stringType: "other", value: value.toString() };
}

function escaped(value: string): string {
  return value
    .replace(/[,+"\\<>;]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ");
}
