import type { Address, Party } from "./document.ts";
import { attribute, block, deeper, depth, leaf, text } from "./markup.ts";

const [, , second = "", third = "", fourth = "", fifth = ""] = depth;

/** `cac:AccountingSupplierParty` or `cac:AccountingCustomerParty` without the leading line feed; empty where there is no party. */
export function partyMarkup(name: string, party: Party | undefined): string {
  if (!party) return `<${name}></${name}>`;
  const { identifier, address, vatNumber, name: legalName, contact } = party;
  const id = identifier
    ? `${fourth}<cbc:ID schemeID="${attribute(identifier.scheme)}">${text(identifier.value)}</cbc:ID>`
    : "";
  const content =
    block(third, "cac:PartyIdentification", id) +
    block(third, "cac:PostalAddress", address ? addressMarkup(address) : "") +
    (vatNumber === undefined
      ? ""
      : block(third, "cac:PartyTaxScheme", leaf(fourth, "cbc:CompanyID", vatNumber) + taxScheme(fourth))) +
    block(third, "cac:PartyLegalEntity", leaf(fourth, "cbc:RegistrationName", legalName)) +
    block(
      third,
      "cac:Contact",
      leaf(fourth, "cbc:Name", contact?.name) +
        leaf(fourth, "cbc:Telephone", contact?.telephone) +
        leaf(fourth, "cbc:ElectronicMail", contact?.email) +
        leaf(fourth, "cbc:Note", contact?.note),
    );
  const [, outer = ""] = depth;
  return `<${name}>${block(second, "cac:Party", content)}${outer}</${name}>`;
}

export function taxScheme(indent: string): string {
  return block(indent, "cac:TaxScheme", `${deeper(indent)}<cbc:ID>VAT</cbc:ID>`);
}

function addressMarkup(address: Address): string {
  return (
    leaf(fourth, "cbc:StreetName", address.street) +
    leaf(fourth, "cbc:AdditionalStreetName", address.additionalStreet) +
    leaf(fourth, "cbc:BuildingNumber", address.buildingNumber) +
    leaf(fourth, "cbc:PlotIdentification", address.additionalNumber) +
    leaf(fourth, "cbc:CitySubdivisionName", address.district) +
    leaf(fourth, "cbc:CityName", address.city) +
    leaf(fourth, "cbc:PostalZone", address.postalCode) +
    leaf(fourth, "cbc:CountrySubentity", address.province) +
    block(fourth, "cac:Country", leaf(fifth, "cbc:IdentificationCode", address.country))
  );
}
