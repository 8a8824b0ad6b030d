import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Issued } from "./ca.ts";
import type { Csr } from "./csr.ts";
import { sha256Base64 } from "./signing.ts";
import type { Station } from "./stations.ts";
import type { Store } from "./store.ts";

const Row = z.object({
  id: z.number(),
  station: z.enum(["sandbox", "simulation", "production"]),
  kind: z.enum(["compliance", "production"]),
  serial: z.string(),
  request_id: z.number(),
  vat: z.string(),
  map: z.string(),
  template: z.string(),
  name: z.string(),
  unit_serial: z.string(),
  certificate: z.instanceof(Uint8Array),
  csr: z.string(),
  replaces: z.number().nullable(),
  compliance: z.number().nullable(),
  issued_at: z.number(),
  expires_at: z.number(),
  revoked_at: z.number().nullable(),
  reason: z.string().nullable(),
});
export type Credential = z.infer<typeof Row>;
export type CredentialKind = Credential["kind"];

export type Grant = {
  readonly station: Station;
  readonly kind: CredentialKind;
  readonly requestId: number;
  readonly csr: Pick<Csr, "vat" | "map" | "template" | "commonName" | "serial">;
  readonly csrText: string;
  readonly issued: Issued;
  readonly replaces: number | null;
  /** The compliance CSID that led to a production CSID. */
  readonly compliance: number | null;
  readonly secret?: string;
};

export type Granted = { readonly id: number; readonly token: string; readonly secret: string };

export type Credentials = {
  grant(grant: Grant, now: Date): Granted;
  byLogin(token: string, secret: string, station: Station): Credential | undefined;
  byId(id: number): Credential | undefined;
  bySerial(station: Station, serial: string): Credential | undefined;
  successorOf(id: number): Credential | undefined;
  productionOf(compliance: number): Credential | undefined;
  /** Production credentials: what Fatoora's portal calls devices. */
  devices(): readonly Credential[];
  revoke(id: number, at: Date, reason: string): boolean;
  nextRequestId(kind: CredentialKind, now: Date): number;
};

const columns =
  "id, station, kind, serial, request_id, vat, map, template, name, unit_serial, certificate, csr, replaces, compliance, issued_at, expires_at, revoked_at, reason";

export function createCredentials(store: Store): Credentials {
  const one = (where: string, ...values: readonly (string | number)[]): Credential | undefined =>
    store.get(Row, `select ${columns} from credentials where ${where} order by id desc limit 1`, ...values);
  return {
    grant: (grant, now) => insert(store, grant, now),
    byLogin: (token, secret, station) => one("login = ? and station = ?", loginOf(token, secret), station),
    byId: (id) => one("id = ?", id),
    bySerial: (station, serial) => one("station = ? and serial = ?", station, serial),
    successorOf: (id) => one("replaces = ? and kind = 'production'", id),
    productionOf: (compliance) => one("compliance = ?", compliance),
    devices: () => store.all(Row, `select ${columns} from credentials where kind = 'production' order by id`),
    revoke: (id, at, reason) =>
      store.run(
        "update credentials set revoked_at = ?, reason = ? where id = ? and (revoked_at is null or revoked_at > ?)",
        at.getTime(),
        reason,
        id,
        at.getTime(),
      ).changes === 1,
    nextRequestId: (kind, now) => {
      const least = kind === "compliance" ? now.getTime() : 30_001;
      const last = Number(store.fact(`last-${kind}`, () => "0"));
      const next = Math.max(least, last + 1);
      store.setFact(`last-${kind}`, String(next));
      return next;
    },
  };
}

/** A revocation may lie in the future, when an old CSID outlives the issue of its successor. */
export const isRevoked = (credential: Credential, now: Date): boolean =>
  credential.revoked_at !== null && credential.revoked_at <= now.getTime();

export const isExpired = (credential: Credential, now: Date): boolean => credential.expires_at <= now.getTime();

const loginOf = (token: string, secret: string): string => sha256Base64(`${token}:${secret}`);

function insert(store: Store, grant: Grant, now: Date): Granted {
  const { issued, csr } = grant;
  const text = Buffer.from(issued.certificate).toString("base64");
  const token = Buffer.from(text).toString("base64");
  const secret = grant.secret ?? randomBytes(32).toString("base64");
  const { id } = store.run(
    `insert into credentials (station, kind, login, serial, request_id, vat, map, template, name, unit_serial, certificate,
      csr, replaces, compliance, issued_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    grant.station,
    grant.kind,
    loginOf(token, secret),
    issued.serial.toString(),
    grant.requestId,
    csr.vat,
    csr.map,
    csr.template,
    csr.commonName,
    csr.serial,
    issued.certificate,
    grant.csrText,
    grant.replaces,
    grant.compliance,
    now.getTime(),
    issued.expiresAt.getTime(),
  );
  return { id, token, secret };
}
