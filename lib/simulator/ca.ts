import { randomBytes } from "node:crypto";
import { z } from "zod";
import { certify } from "./certificate.ts";
import { der, integer, oid, sequence, type Der } from "./der.ts";
import type { Csr } from "./csr.ts";
import { attribute, directoryName, readName } from "./names.ts";
import { newKey, pointOf, sha256 } from "./signing.ts";
import { stations, type Station } from "./stations.ts";
import type { Store } from "./store.ts";

export type Issued = { readonly certificate: Uint8Array; readonly serial: bigint; readonly expiresAt: Date };
export type Platform = { readonly key: Uint8Array; readonly certificate: Uint8Array };

export type Authority = {
  compliance(csr: Csr, requestId: number, now: Date): Issued;
  production(csr: Csr, station: Station, requestId: number, now: Date, days?: number): Issued;
  /** The key and certificate with which cleared documents of a station are stamped. */
  platform(station: Station): Platform;
  /** The certificate of the issuer of production CSIDs. */
  issuer(station: Station): Uint8Array;
};

const day = 86_400_000;
const Row = z.object({ key: z.instanceof(Uint8Array), certificate: z.instanceof(Uint8Array) });

/** A small certification authority whose keys are made at first use and kept in the store. */
export function createAuthority(store: Store, now: () => Date): Authority {
  const authority = (name: string, make: () => Platform): Platform => {
    const known = store.get(Row, "select key, certificate from authorities where name = ?", name);
    if (known) return known;
    const made = make();
    store.run("insert into authorities values (?, ?, ?)", name, made.key, made.certificate);
    return made;
  };
  const selfSigned = (name: string, subject: Uint8Array): Platform => authority(name, () => selfSign(subject, now()));
  const compliance = (): Platform => selfSigned("eInvoicing", complianceName);
  const issuer = (station: Station): Platform =>
    selfSigned(stations[station].issuer, issuerName(stations[station].issuer));
  return {
    compliance: (csr, requestId, at) => issueCompliance(csr, requestId, at, compliance().key),
    production: (csr, station, requestId, at, days = stations[station].validityDays) =>
      issueProduction(csr, { station, requestId, at, days }, issuer(station)),
    platform: (station) => authority(`platform-${station}`, () => issuePlatform(station, now(), issuer(station))),
    issuer: (station) => issuer(station).certificate,
  };
}

const complianceName = directoryName([attribute.commonName, "eInvoicing"]);

const issuerName = (name: string): Uint8Array =>
  directoryName(
    [attribute.domain, "local"],
    [attribute.domain, "gov"],
    [attribute.domain, "extgazt"],
    [attribute.commonName, name],
  );

function issueCompliance(csr: Csr, requestId: number, now: Date, key: Uint8Array): Issued {
  const serial = BigInt(requestId);
  const expiresAt = midnightInFiveYears(now);
  const certificate = certify(
    {
      serial,
      issuer: complianceName,
      subject: csr.subject.raw,
      point: csr.point,
      notBefore: now,
      notAfter: expiresAt,
      extensions: [extension("2.5.29.19", sequence(), true), extension("2.5.29.17", csr.alternativeName.raw)],
    },
    key,
  );
  return { certificate, serial, expiresAt };
}

type Order = { readonly station: Station; readonly requestId: number; readonly at: Date; readonly days: number };

function issueProduction(csr: Csr, { station, requestId, at, days }: Order, issuer: Platform): Issued {
  const id = requestId.toString(16).padStart(8, "0");
  const serial = BigInt(`0x11${id}${randomBytes(8).toString("hex")}0001${id}`);
  const expiresAt = new Date(at.getTime() + days * day);
  const certificate = certify(
    {
      serial,
      issuer: issuerName(stations[station].issuer),
      subject: directoryOrder(csr.subject),
      point: csr.point,
      notBefore: at,
      notAfter: expiresAt,
      extensions: productionExtensions(csr, station, pointOf(issuer.key)),
    },
    issuer.key,
  );
  return { certificate, serial, expiresAt };
}

/** The extensions in the order in which Active Directory Certificate Services writes them. */
function productionExtensions(csr: Csr, station: Station, issuerPoint: Uint8Array): readonly Uint8Array[] {
  const { issuer } = stations[station];
  const place = `http://aia1.zatca.gov.sa/CertEnroll/${issuer}.extgazt.gov.local_${issuer}(1).crt`;
  const uses = [oid("1.3.6.1.5.5.7.3.3"), oid("1.3.6.1.5.5.7.3.2")];
  return [
    extension("2.5.29.17", csr.alternativeName.raw),
    extension("2.5.29.14", der(0x04, keyId(csr.point))),
    extension("2.5.29.35", sequence(der(0x80, keyId(issuerPoint)))),
    extension("1.3.6.1.5.5.7.1.1", sequence(sequence(oid("1.3.6.1.5.5.7.48.2"), der(0x86, Buffer.from(place))))),
    extension("2.5.29.15", Uint8Array.of(0x03, 0x02, 0x07, 0x80), true),
    extension(
      "1.3.6.1.4.1.311.21.7",
      sequence(
        oid("1.3.6.1.4.1.311.21.8.2200605.9715090.14372516.15973785.1368149.102.16683749.11944510"),
        integer(100n),
        integer(18n),
      ),
    ),
    extension("2.5.29.37", sequence(...uses)),
    extension("1.3.6.1.4.1.311.21.10", sequence(...uses.map((use) => sequence(use)))),
  ];
}

function issuePlatform(station: Station, now: Date, issuer: Platform): Platform {
  const key = newKey();
  const certificate = certify(
    {
      serial: BigInt(`0x12${randomBytes(18).toString("hex")}`),
      issuer: issuerName(stations[station].issuer),
      subject: directoryName([attribute.country, "SA"], [attribute.commonName, "Khatm simulator clearance"]),
      point: pointOf(key),
      notBefore: now,
      notAfter: new Date(now.getTime() + 3650 * day),
      extensions: [extension("2.5.29.15", Uint8Array.of(0x03, 0x02, 0x07, 0x80), true)],
    },
    issuer.key,
  );
  return { key, certificate };
}

function selfSign(subject: Uint8Array, now: Date): Platform {
  const key = newKey();
  const point = pointOf(key);
  const certificate = certify(
    {
      serial: BigInt(`0x1f${randomBytes(15).toString("hex")}`),
      issuer: subject,
      subject,
      point,
      notBefore: new Date(now.getTime() - 365 * day),
      notAfter: new Date(now.getTime() + 20 * 365 * day),
      extensions: [
        extension("2.5.29.19", sequence(Uint8Array.of(0x01, 0x01, 0xff)), true),
        extension("2.5.29.14", der(0x04, keyId(point))),
        extension("2.5.29.15", Uint8Array.of(0x03, 0x02, 0x01, 0x06), true),
      ],
    },
    key,
  );
  return { key, certificate };
}

const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [Uint8Array.of(0x01, 0x01, 0xff)] : []), der(0x04, value));

const keyId = (point: Uint8Array): Uint8Array => sha256(point).subarray(0, 20);

/** Active Directory reorders the subject: country, organisation, unit, common name, whatever the request said. */
function directoryOrder(subject: Der): Uint8Array {
  const order: readonly string[] = [attribute.country, attribute.organization, attribute.unit, attribute.commonName];
  const entries = readName(subject).filter((entry) => order.includes(entry.type));
  return sequence(
    ...entries.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type)).map((entry) => entry.raw),
  );
}

function midnightInFiveYears(now: Date): Date {
  const riyadh = new Date(now.getTime() + 3 * 3_600_000);
  return new Date(Date.UTC(riyadh.getUTCFullYear() + 5, riyadh.getUTCMonth(), riyadh.getUTCDate(), -3));
}
