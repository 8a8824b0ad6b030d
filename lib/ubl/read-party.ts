import type { Address, Contact, Identifier, Party } from "./document.ts";
import { present } from "./present.ts";
import type { Fields } from "./read-fields.ts";

/** `cac:AccountingSupplierParty` or `cac:AccountingCustomerParty`; none where it is missing or empty. */
export function readParty(holder: Fields | undefined): Party | undefined {
  const party = holder?.group("cac:Party");
  if (!party) return undefined;
  return present({
    identifier: readIdentifier(party.group("cac:PartyIdentification")),
    address: readAddress(party.group("cac:PostalAddress")),
    vatNumber: readVatNumber(party.group("cac:PartyTaxScheme")),
    name: party.group("cac:PartyLegalEntity")?.text("cbc:RegistrationName"),
    contact: readContact(party.group("cac:Contact")),
  });
}

function readIdentifier(holder: Fields | undefined): Identifier | undefined {
  const id = holder?.leaf("cbc:ID", ["schemeID"]);
  return id && { scheme: id.attributes["schemeID"] ?? "", value: id.value };
}

function readVatNumber(holder: Fields | undefined): string | undefined {
  if (!holder) return undefined;
  readTaxScheme(holder);
  return holder.text("cbc:CompanyID");
}

/** `cac:TaxScheme` must say VAT, which is the only tax there is. */
export function readTaxScheme(holder: Fields): void {
  const scheme = holder.group("cac:TaxScheme");
  if (scheme?.text("cbc:ID", ["schemeID"])?.trim().toUpperCase() !== "VAT") holder.complain("cac:TaxScheme", "invalid");
}

function readAddress(address: Fields | undefined): Address | undefined {
  if (!address) return undefined;
  return present({
    street: address.text("cbc:StreetName"),
    additionalStreet: address.text("cbc:AdditionalStreetName"),
    buildingNumber: address.text("cbc:BuildingNumber"),
    additionalNumber: address.text("cbc:PlotIdentification"),
    district: address.text("cbc:CitySubdivisionName"),
    city: address.text("cbc:CityName"),
    postalCode: address.text("cbc:PostalZone"),
    province: address.text("cbc:CountrySubentity"),
    country: address.group("cac:Country")?.text("cbc:IdentificationCode"),
  });
}

function readContact(contact: Fields | undefined): Contact | undefined {
  if (!contact) return undefined;
  return present({
    name: contact.text("cbc:Name"),
    telephone: contact.text("cbc:Telephone"),
    email: contact.text("cbc:ElectronicMail"),
    note: contact.text("cbc:Note"),
  });
}
