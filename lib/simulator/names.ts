import { children, child, der, oid, readOid, sequence, type Der } from "./der.ts";

export const attribute = {
  country: "2.5.4.6",
  organization: "2.5.4.10",
  unit: "2.5.4.11",
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  userId: "0.9.2342.19200300.100.1.1",
  title: "2.5.4.12",
  address: "2.5.4.26",
  category: "2.5.4.15",
  domain: "0.9.2342.19200300.100.1.25",
} as const;

const labels: Record<string, string> = {
  [attribute.country]: "C",
  [attribute.organization]: "O",
  [attribute.unit]: "OU",
  [attribute.commonName]: "CN",
  [attribute.domain]: "DC",
};

export type Entry = { readonly type: string; readonly value: string; readonly raw: Uint8Array };

/** The entries of an X.501 name in encoded order. */
export function readName(name: Der): readonly Entry[] {
  return children(name).map((rdn) => {
    const pair = child(rdn, 0);
    return { type: readOid(child(pair, 0)), value: readText(child(pair, 1)), raw: rdn.raw };
  });
}

/** `CN=…, DC=…`: the reverse of the encoded order, as Fatoora prints issuers. */
export function printName(name: Der): string {
  return readName(name)
    .map((entry) => `${labels[entry.type] ?? entry.type}=${entry.value}`)
    .toReversed()
    .join(", ");
}

export function directoryName(...entries: readonly (readonly [type: string, value: string])[]): Uint8Array {
  return sequence(
    ...entries.map(([type, value]) =>
      der(0x31, sequence(oid(type), der(type === attribute.domain ? 0x16 : 0x13, Buffer.from(value)))),
    ),
  );
}

/** UTF8String, PrintableString, IA5String and BMPString; other tags as bytes of UTF-8. */
export function readText(node: Der): string {
  if (node.tag !== 0x1e) return new TextDecoder().decode(node.value);
  return Buffer.from(node.value).swap16().toString("utf16le");
}
