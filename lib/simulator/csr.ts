import { child, children, readDer, readOid, type Der } from "./der.ts";
import { extensionValue } from "./certificate.ts";
import { attribute, readName, readText, type Entry } from "./names.ts";
import { verify } from "./signing.ts";

export type Csr = {
  readonly subject: Der;
  readonly alternativeName: Der;
  readonly point: Uint8Array;
  readonly template: string;
  readonly vat: string;
  readonly map: string;
  readonly commonName: string;
  readonly organization: string;
  readonly unit: string;
  readonly serial: string;
};

export type CsrFault =
  | { readonly kind: "invalid" }
  | { readonly kind: "too_long"; readonly field: string }
  | { readonly kind: "title"; readonly title: string };

const fieldNames: Record<string, string> = {
  [attribute.commonName]: "Common Name",
  [attribute.organization]: "Organization Name",
  [attribute.unit]: "Organization Unit Name",
  [attribute.surname]: "Serial Number",
  [attribute.userId]: "Organization Identifier",
  [attribute.address]: "Location Address",
  [attribute.category]: "Industry Business Category",
};

/** Judges the `csr` field of a request: base64 of a whole PEM text, as Fatoora wants it. */
export function readCsr(field: string): Csr | CsrFault {
  try {
    return judge(readDer(unwrap(field)));
  } catch (error) {
    if (error instanceof RangeError) return { kind: "invalid" };
    throw error;
  }
}

function unwrap(field: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(field)) throw new RangeError("csr is not one line of base64");
  const pem = Buffer.from(field, "base64").toString("latin1");
  const body =
    /^-----BEGIN CERTIFICATE REQUEST-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END CERTIFICATE REQUEST-----\s*$/.exec(
      pem,
    )?.[1];
  if (!body) throw new RangeError("csr is not PEM");
  return Buffer.from(body, "base64");
}

function judge(request: Der): Csr | CsrFault {
  const content = child(request, 0);
  const subject = child(content, 1);
  const point = namedPoint(child(content, 2));
  const signature = child(request, 2).value.subarray(1);
  if (!point || !verify(point, content.raw, signature)) return { kind: "invalid" };

  const extensions = requestedExtensions(content);
  const template = extensionValue(extensions, "1.3.6.1.4.1.311.20.2");
  const alternativeName = extensionValue(extensions, "2.5.29.17");
  if (!template || !alternativeName || child(alternativeName, 0).tag !== 0xa4) return { kind: "invalid" };

  const unitEntries = readName(child(alternativeName, 0, 0));
  const fault = judgeNames(readName(subject), unitEntries);
  if (fault) return fault;
  const value = finder([...readName(subject), ...unitEntries]);
  return {
    subject,
    alternativeName,
    point,
    template: readText(template),
    vat: value(attribute.userId),
    map: value(attribute.title),
    commonName: value(attribute.commonName),
    organization: value(attribute.organization),
    unit: value(attribute.unit),
    serial: value(attribute.surname),
  };
}

function judgeNames(subject: readonly Entry[], unit: readonly Entry[]): CsrFault | undefined {
  const long = [...subject, ...unit].find((entry) => Array.from(entry.value).length > 64);
  if (long) return { kind: "too_long", field: fieldNames[long.type] ?? "a field" };

  const value = finder([...subject, ...unit]);
  const vat = value(attribute.userId);
  const unitName = value(attribute.unit);
  const complete =
    value(attribute.country) === "SA" &&
    value(attribute.commonName) !== "" &&
    value(attribute.organization) !== "" &&
    unitName !== "" &&
    /^1-[^|=]+\|2-[^|=]+\|3-[^|=]+$/.test(value(attribute.surname)) &&
    /^3\d{13}3$/.test(vat) &&
    value(attribute.address) !== "" &&
    value(attribute.category) !== "";
  if (!complete || (vat[10] === "1" && !/^\d{10}$/.test(unitName))) return { kind: "invalid" };

  const title = value(attribute.title);
  return /^[01]{4}$/.test(title) && title !== "0000" ? undefined : { kind: "title", title };
}

const finder =
  (entries: readonly Entry[]) =>
  (type: string): string =>
    entries.find((entry) => entry.type === type)?.value.trim() ?? "";

function namedPoint(key: Der): Uint8Array | undefined {
  const [algorithm, bits] = children(key);
  if (!algorithm || !bits || algorithm.value.length === 0) return undefined;
  const [kind, curve] = children(algorithm);
  const isCurve = kind && curve && readOid(kind) === "1.2.840.10045.2.1" && readOid(curve) === "1.3.132.0.10";
  return isCurve && bits.value.length === 66 ? bits.value.subarray(1) : undefined;
}

function requestedExtensions(content: Der): readonly Der[] {
  const attributes = children(content)[3];
  const wanted =
    attributes && children(attributes).find((entry) => readOid(child(entry, 0)) === "1.2.840.113549.1.9.14");
  return wanted ? children(child(wanted, 1, 0)) : [];
}
