import { oids } from "./distinguished-name.ts";

/** The nine values of a certificate request, in the order in which ZATCA's SDK names and checks them. */
export const csrFields = [
  "commonName",
  "serialNumber",
  "organizationIdentifier",
  "organizationUnitName",
  "organizationName",
  "countryName",
  "invoiceType",
  "locationAddress",
  "industryBusinessCategory",
] as const;
export type CsrField = (typeof csrFields)[number];
export type CsrConfig = Readonly<Record<CsrField, string>>;

type Placed = readonly (readonly [oid: string, field: CsrField])[];

/** The subject's attributes, in the order of ZATCA's golden request. */
export const subjectLayout = [
  [oids.country, "countryName"],
  [oids.organizationalUnit, "organizationUnitName"],
  [oids.organization, "organizationName"],
  [oids.commonName, "commonName"],
] as const satisfies Placed;

/** The attributes of the SAN's directoryName. The serial triplet is a surname (2.5.4.4), not a serialNumber (2.5.4.5). */
export const sanLayout = [
  [oids.surname, "serialNumber"],
  [oids.userId, "organizationIdentifier"],
  [oids.title, "invoiceType"],
  [oids.registeredAddress, "locationAddress"],
  [oids.businessCategory, "industryBusinessCategory"],
] as const satisfies Placed;

export const templateOid = "1.3.6.1.4.1.311.20.2";
