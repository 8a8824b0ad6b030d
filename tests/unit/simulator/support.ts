import { execFileSync } from "node:child_process";
import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildCsr, csrField } from "#lib/crypto/build-csr.ts";
import { exportPrivateKey, generateKeyPair } from "#lib/crypto/key-pair.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { readCertificate } from "#lib/simulator/certificate.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "#lib/simulator/create.ts";
import { readInvoice } from "#lib/simulator/document/read.ts";
import { readTags } from "#lib/simulator/document/qr.ts";
import type { Secret } from "#lib/secret.ts";

export const vat = "399871520400003";
const root = new URL("../../vectors/", import.meta.url);

export const vector = (file: string): Buffer => readFileSync(new URL(file, root));

export function aSimulator(options: Partial<SimulatorOptions> = {}): Simulator & { clock: { at: number } } {
  const clock = { at: Date.parse("2026-11-25T09:00:00Z") };
  const simulator = createSimulator({
    check: () => ({ schemaValid: true, messages: [] }),
    clock: { now: () => new Date(clock.at) },
    ...options,
  });
  return Object.assign(simulator, { clock });
}

export type Unit = { readonly key: Secret; readonly csr: string };

export async function aUnit(
  changes: { readonly map?: string; readonly vat?: string; readonly environment?: Environment } = {},
): Promise<Unit> {
  const { privateKey } = generateKeyPair();
  const { pem } = await buildCsr({
    privateKey,
    environment: changes.environment ?? "simulation",
    checks: { rules: "sdk" },
    config: {
      commonName: "TILL-01",
      serialNumber: "1-Khatm|2-1.0|3-4f7c6cf2-9c4e-44b0-9a58-0d1a3f1f3a11",
      organizationIdentifier: changes.vat ?? vat,
      organizationUnitName: "Main Branch",
      organizationName: "Nakhlat Alwaha Trading Est",
      countryName: "SA",
      invoiceType: changes.map ?? "1100",
      locationAddress: "RKBD1305",
      industryBusinessCategory: "Retail",
    },
  });
  return { key: privateKey, csr: csrField(pem) };
}

export type Login = { readonly requestID: number; readonly token: string; readonly secret: string };
export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly text: string };

export type CallOptions = {
  readonly base?: "developer-portal" | "simulation" | "core";
  readonly method?: string;
  readonly otp?: string;
  readonly login?: Pick<Login, "token" | "secret">;
  readonly headers?: Record<string, string>;
};

export async function call(
  simulator: Pick<Simulator, "fetch">,
  path: string,
  body: unknown,
  options: CallOptions = {},
): Promise<Answer> {
  const { base = "simulation", method = "POST", otp, login, headers } = options;
  const response = await simulator.fetch(`http://fatoora.test/e-invoicing/${base}${path}`, {
    method,
    headers: {
      "accept-version": "V2",
      "content-type": "application/json",
      ...(otp === undefined ? {} : { OTP: otp }),
      ...(login ? { authorization: `Basic ${Buffer.from(`${login.token}:${login.secret}`).toString("base64")}` } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const parsed: unknown = isJson ? JSON.parse(text) : {};
  const record = typeof parsed === "object" && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {};
  return { status: response.status, body: record, text };
}

export function loginOf(body: Record<string, unknown>): Login {
  const { requestID, binarySecurityToken, secret } = body;
  if (typeof requestID !== "number" || typeof binarySecurityToken !== "string" || typeof secret !== "string") {
    throw new Error(`no credential in ${JSON.stringify(body)}`);
  }
  return { requestID, token: binarySecurityToken, secret };
}

export const derOf = ({ token }: Pick<Login, "token">): Buffer =>
  Buffer.from(Buffer.from(token, "base64").toString("latin1"), "base64");

export async function complianceOf(simulator: Simulator, unit: Unit, base?: CallOptions["base"]): Promise<Login> {
  const station = base === "core" ? "production" : "simulation";
  const [otp] = simulator.makeOtps({ station, vat, kind: "onboarding" });
  const answer = await call(
    simulator,
    "/compliance",
    { csr: unit.csr },
    { otp: otp?.code ?? "", base: base ?? "simulation" },
  );
  return loginOf(answer.body);
}

export const samples = [
  "invoices/044-valid-standard-invoice-two-lines.xml",
  "invoices/047-valid-standard-credit-note.xml",
  "invoices/048-valid-standard-debit-note.xml",
  "invoices/049-valid-simplified-invoice-without-buyer.xml",
  "invoices/097-chain-document-3-of-a-pih-chain.xml",
  "invoices/050-valid-simplified-debit-note.xml",
] as const;

/** All six samples, then the production CSID. */
export async function enrol(simulator: Simulator, unit: Unit, compliance?: Login): Promise<Login> {
  const login = compliance ?? (await complianceOf(simulator, unit));
  for (const file of samples) {
    const answer = await call(simulator, "/compliance/invoices", submission(unit, login, { file }), { login });
    if (answer.status > 202) throw new Error(`${file}: ${answer.text}`);
  }
  const answer = await call(
    simulator,
    "/production/csids",
    { compliance_request_id: String(login.requestID) },
    { login },
  );
  return loginOf(answer.body);
}

export type Edits = {
  readonly file?: string;
  readonly icv?: number;
  readonly pih?: string;
  readonly uuid?: string;
  readonly number?: string;
  readonly vat?: string;
  readonly stamped?: boolean;
};

/** A vector document, edited and stamped anew with a unit's key and certificate, as a request body. */
export function submission(
  unit: Unit,
  login: Pick<Login, "token">,
  edits: Edits = {},
): {
  invoiceHash: string;
  uuid: string;
  invoice: string;
} {
  const source = vector(edits.file ?? "invoices/049-valid-simplified-invoice-without-buyer.xml").toString("utf8");
  const before = readInvoice(Buffer.from(source));
  if (!before) throw new Error("unreadable vector");
  const seller = edits.vat ?? vat;
  let xml = source.replace(/<cbc:CompanyID>\d{15}/, `<cbc:CompanyID>${seller}`);
  if (edits.icv !== undefined) xml = xml.replace(/(<cbc:ID>ICV<\/cbc:ID>\s*<cbc:UUID>)\d+/, `$1${edits.icv}`);
  if (edits.pih !== undefined) xml = xml.replace(before.pih, edits.pih);
  if (edits.uuid !== undefined) xml = xml.replace(before.uuid, edits.uuid);
  if (edits.number !== undefined) xml = xml.replace(`<cbc:ID>${before.number}<`, `<cbc:ID>${edits.number}<`);
  const { hash } = readInvoice(Buffer.from(xml)) ?? before;
  if (before.stamp && edits.stamped !== false) xml = restamp(xml, unit.key, derOf(login), hash, seller);
  return { invoiceHash: hash, uuid: edits.uuid ?? before.uuid, invoice: Buffer.from(xml).toString("base64") };
}

const between = (name: string, content: string, at: string): string =>
  at.replace(new RegExp(`(<ds:${name}>)[^<]*`), `$1${content}`);

function restamp(xml: string, key: Secret, certificate: Buffer, hash: string, seller: string): string {
  const pkcs8 = Buffer.from(exportPrivateKey(key).reveal());
  const value = sign("sha256", Buffer.from(hash, "base64"), createPrivateKey(pemOrDer(pkcs8))).toString("base64");
  const text = certificate.toString("base64");
  const view = readCertificate(certificate);
  let stamped = between("X509Certificate", text, between("SignatureValue", value, xml));
  stamped = between("X509SerialNumber", view.serial.toString(), between("X509IssuerName", view.issuer, stamped));
  stamped = stamped.replace(/(<xades:CertDigest>[\s\S]*?<ds:DigestValue>)[^<]*/, `$1${hexDigest(text)}`);
  stamped = stamped.replace(/(Id="invoiceSignedData"[\s\S]*?<ds:DigestValue>)[^<]*/, `$1${hash}`);
  const properties = readInvoice(Buffer.from(stamped))?.stamp?.propertiesText ?? "";
  stamped = stamped.replace(/(#xadesSignedProperties"[\s\S]*?<ds:DigestValue>)[^<]*/, `$1${hexDigest(properties)}`);
  return stamped.replace(/(<cbc:ID>QR<\/cbc:ID>[\s\S]*?text\/plain">)([^<]*)/, (_all, start: string, qr: string) => {
    const tags = readTags(qr) ?? new Map<number, Buffer>();
    tags.set(2, Buffer.from(seller)).set(6, Buffer.from(hash)).set(7, Buffer.from(value));
    tags.set(8, Buffer.from(view.publicKeyInfo)).set(9, Buffer.from(view.caSignature));
    return start + Buffer.concat([...tags].map(([tag, field]) => tagged(tag, field))).toString("base64");
  });
}

const pemOrDer = (bytes: Buffer): Parameters<typeof createPrivateKey>[0] =>
  bytes[0] === 0x30 ? { key: bytes, format: "der", type: "pkcs8" } : bytes.toString("utf8");

const hexDigest = (text: string): string =>
  Buffer.from(createHash("sha256").update(text).digest("hex")).toString("base64");

const tagged = (tag: number, field: Buffer): Buffer =>
  Buffer.concat([field.length < 128 ? Buffer.of(tag, field.length) : Buffer.of(tag, 0x81, field.length), field]);

/** A certificate as OpenSSL shows it. */
export const opensslText = (der: Buffer): string =>
  execFileSync("openssl", ["x509", "-inform", "der", "-noout", "-text"], { input: der, encoding: "utf8" });

export const otpFor = (simulator: ReturnType<typeof aSimulator>, owner = vat): string =>
  simulator.makeOtps({ station: "simulation", vat: owner, kind: "onboarding" })[0]?.code ?? "";
