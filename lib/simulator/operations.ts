import { readCertificate, extensionValue } from "./certificate.ts";
import { child } from "./der.ts";
import { isExpired, isRevoked, type Credential } from "./credentials.ts";
import type { Fault, FaultOrder } from "./faults.ts";
import { writeMails, type Mail } from "./mail.ts";
import { attribute, readName } from "./names.ts";
import type { Otp, OtpOrder } from "./otp.ts";
import type { LogEntry } from "./request-log.ts";
import type { Station } from "./stations.ts";
import type { Switches } from "./switches.ts";
import type { World } from "./world.ts";

export type Device = {
  readonly id: number;
  readonly station: Station;
  readonly vat: string;
  readonly name: string;
  readonly unitSerial: string;
  readonly map: string;
  readonly serial: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly state: "active" | "expired" | "revoked";
  readonly revokedAt: Date | null;
  readonly reason: string | null;
  readonly replaces: number | null;
};

/** What the portal, the control endpoint and tests can do to the simulator. */
export type Operations = {
  makeOtps(order: OtpOrder & { readonly count?: number }): readonly Otp[];
  devices(): readonly Device[];
  revoke(id: number, reason: string): boolean;
  /** Enters a device whose production certificate was issued elsewhere, and gives it a login. */
  adopt(station: Station, certificate: Uint8Array): { readonly token: string; readonly secret: string };
  mails(): readonly Mail[];
  inject(fault: FaultOrder): Fault;
  clearFaults(): void;
  faults(): readonly Fault[];
  switches(): Switches;
  set(changes: Partial<Switches>): Switches;
  now(): Date;
  /** Moves the simulator's clock on by milliseconds. */
  advance(milliseconds: number): void;
  requests(): readonly LogEntry[];
  counts(): Readonly<Record<string, number>>;
  /** DER of the certificate that signs a station's production CSIDs. */
  issuer(station: Station): Uint8Array;
};

export function createOperations(world: World): Operations {
  const now = (): Date => world.clock.now();
  return {
    makeOtps: ({ count = 1, ...order }) => world.otps.make({ ...order, count }),
    devices: () =>
      world.credentials
        .devices()
        .filter((each) => each.csr !== "")
        .map((each) => view(each, now())),
    revoke: (id, reason) => world.credentials.revoke(id, now(), reason),
    adopt: (station, certificate) => adopt(world, station, certificate),
    mails: () => writeMails(world),
    inject: (fault) => world.faults.add(fault),
    clearFaults: () => world.faults.clear(),
    faults: () => world.faults.list(),
    switches: () => world.switches.current,
    set: (changes) => world.switches.set(changes),
    now,
    advance: (milliseconds) => world.clock.advance(milliseconds),
    requests: () => world.log.latest(),
    counts: () => world.log.counts(),
    issuer: (station) => world.authority.issuer(station),
  };
}

function view(credential: Credential, now: Date): Device {
  const state = isRevoked(credential, now) ? "revoked" : isExpired(credential, now) ? "expired" : "active";
  return {
    id: credential.id,
    station: credential.station,
    vat: credential.vat,
    name: credential.name,
    unitSerial: credential.unit_serial,
    map: credential.map,
    serial: credential.serial,
    issuedAt: new Date(credential.issued_at),
    expiresAt: new Date(credential.expires_at),
    state,
    revokedAt: credential.revoked_at === null ? null : new Date(credential.revoked_at),
    reason: credential.reason,
    replaces: credential.replaces,
  };
}

function adopt(world: World, station: Station, bytes: Uint8Array): { token: string; secret: string } {
  const certificate = readCertificate(bytes);
  const alternativeName = extensionValue(certificate.extensions, "2.5.29.17");
  if (!alternativeName) throw new RangeError("the certificate names no unit");
  const entries = [...readName(certificate.subject), ...readName(child(alternativeName, 0, 0))];
  const value = (type: string): string => entries.find((entry) => entry.type === type)?.value ?? "";
  const now = world.clock.now();
  const { token, secret } = world.credentials.grant(
    {
      station,
      kind: "production",
      requestId: world.credentials.nextRequestId("production", now),
      csr: {
        vat: value(attribute.userId),
        map: value(attribute.title),
        template: "",
        commonName: value(attribute.commonName),
        serial: value(attribute.surname),
      },
      csrText: `adopted ${certificate.serial}`,
      issued: { certificate: bytes, serial: certificate.serial, expiresAt: certificate.notAfter },
      replaces: null,
      compliance: null,
    },
    now,
  );
  return { token, secret };
}
