import { anywhere, type Check, error, invoice, meant, over, type Rule, type Subject, warning, when } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { attributeText, filled, has, holds, length, normal, select, text } from "../xpath.ts";
import { typed } from "./document.ts";

const seller = "cac:AccountingSupplierParty/cac:Party";
const buyer = "cac:AccountingCustomerParty/cac:Party";
const address = anywhere(`${seller}/cac:PostalAddress`);
const saudi = (subject: Subject): readonly XmlElement[] =>
  anywhere(`${buyer}/cac:PostalAddress/cac:Country`)(subject).filter((each) =>
    holds(each, "cbc:IdentificationCode", "SA"),
  );

/** `//buyer/path` as the argument of a function: the whole document, not only the context. */
export const ofBuyer = ({ all }: Subject, path: string): string =>
  text(all("cac:AccountingCustomerParty"), `cac:Party/${path}`);
const ofSeller = ({ all }: Subject, path: string): string =>
  text(all("cac:AccountingSupplierParty"), `cac:Party/${path}`);
export const buyerHas = ({ all }: Subject, path: string): boolean =>
  has(all("cac:AccountingCustomerParty"), `cac:Party/${path}`);

const buyerAddress = `${buyer}/cac:PostalAddress`;
const vatNumber = "cac:PartyTaxScheme/cbc:CompanyID";
const isVatNumber = (value: string): boolean => /^3[0-9]{13}3$/.test(value);
const zip = /^[0-9]{5}$/;
const standardOnly = (check: Check): Check => when(({ standard }) => standard, check);

/** KSA: VAT numbers and addresses of seller and buyer. */
export const partyRules: readonly Rule[] = [
  warning(
    "BR-KSA-09",
    over(
      address,
      (node) =>
        !["cbc:StreetName", "cbc:BuildingNumber", "cbc:CityName", "cbc:PostalZone", "cbc:CitySubdivisionName"].every(
          (part) => has(node, part),
        ) || !has(node, "cac:Country/cbc:IdentificationCode"),
    ),
  ),
  warning(
    "BR-KSA-10",
    standardOnly(
      meant(
        buyerAddress,
        over(typed("01", "02"), (_, subject) =>
          ["cac:Country/cbc:IdentificationCode", "cbc:StreetName", "cbc:CityName"].some(
            (part) => length(ofBuyer(subject, `cac:PostalAddress/${part}`)) === 0,
          ),
        ),
      ),
    ),
  ),
  warning(
    "BR-KSA-37",
    over(
      anywhere(seller),
      (party) => !/^[0-9]{4}$/.test(text(party, "cac:PostalAddress/cbc:BuildingNumber")),
      "cac:PostalAddress/cbc:BuildingNumber",
    ),
  ),
  error(
    "BR-KSA-39",
    over(
      invoice,
      (root) =>
        !filled(root, `${seller}/${vatNumber}`) ||
        !select(root, `${seller}/cac:PartyTaxScheme/cac:TaxScheme`).some(
          (scheme) => normal(text(scheme, "cbc:ID")) === "VAT",
        ),
      `${seller}/${vatNumber}`,
    ),
  ),
  error(
    "BR-KSA-40",
    over(
      (subject) =>
        has(subject.all("cac:AccountingSupplierParty"), `cac:Party/${vatNumber}`)
          ? anywhere(`${seller}/cac:PartyTaxScheme/cac:TaxScheme`)(subject).filter((each) =>
              holds(each, "cbc:ID", "VAT"),
            )
          : [],
      (_, subject) => !isVatNumber(ofSeller(subject, vatNumber)),
    ),
  ),
  warning(
    "BR-KSA-42",
    standardOnly(
      over(
        anywhere(buyer),
        (party) => !filled(party, "cac:PartyLegalEntity/cbc:RegistrationName"),
        "cac:PartyLegalEntity/cbc:RegistrationName",
      ),
    ),
  ),
  error(
    "BR-KSA-44",
    over(anywhere(`${buyer}/${vatNumber}`), (_, subject) => {
      const value = ofBuyer(subject, vatNumber);
      return value !== "" && !isVatNumber(value);
    }),
  ),
  error(
    "BR-KSA-49",
    over(
      ({ all }) =>
        select(all("cac:TaxTotal"), "cac:TaxSubtotal/cac:TaxCategory").filter(
          (each) =>
            holds(each, "cbc:TaxExemptionReasonCode", "VATEX-SA-EDU") ||
            holds(each, "cbc:TaxExemptionReasonCode", "VATEX-SA-HEA"),
        ),
      (_, { all }) =>
        !select(all("cac:AccountingCustomerParty"), "cac:Party/cac:PartyIdentification/cbc:ID").some(
          (id) => attribute(id, "schemeID") === "NAT",
        ),
    ),
  ),
  warning(
    "BR-KSA-63",
    standardOnly(
      meant(
        buyerAddress,
        over(saudi, (_, subject) =>
          [
            "cbc:StreetName",
            "cbc:BuildingNumber",
            "cbc:PostalZone",
            "cbc:CityName",
            "cbc:CitySubdivisionName",
            "cac:Country/cbc:IdentificationCode",
          ].some((part) => normal(ofBuyer(subject, `cac:PostalAddress/${part}`)) === ""),
        ),
      ),
    ),
  ),
  warning(
    "BR-KSA-66",
    over(address, (node) => !zip.test(text(node, "cbc:PostalZone")), "cbc:PostalZone"),
  ),
  warning(
    "BR-KSA-67",
    standardOnly(
      meant(
        `${buyerAddress}/cbc:PostalZone`,
        over(saudi, (_, subject) => !zip.test(ofBuyer(subject, "cac:PostalAddress/cbc:PostalZone"))),
      ),
    ),
  ),
  warning(
    "BR-KSA-71",
    when(
      ({ simplifiedSummary }) => simplifiedSummary,
      meant(
        `${buyer}/cac:PartyLegalEntity/cbc:RegistrationName`,
        over(typed("02"), (_, subject) => normal(buyerNames(subject)) === ""),
      ),
    ),
  ),
  error(
    "BR-KSA-72",
    when(
      ({ simplifiedSummary }) => simplifiedSummary,
      meant(
        "cac:Delivery",
        over(
          saudi,
          (_, { all }) => all("cbc:ActualDeliveryDate").length === 0 || all("cbc:LatestDeliveryDate").length === 0,
        ),
      ),
    ),
  ),
  warning("BR-KSA-81", standardOnly(over(invoice, unidentified, `${buyer}/cac:PartyIdentification/cbc:ID`))),
  warning(
    "BR-KSA-85",
    meant(
      `${buyer}/cac:Contact/cbc:Telephone`,
      over(anywhere(`${buyer}/cac:Contact`), (_, subject) => {
        const telephone = ofBuyer(subject, "cac:Contact/cbc:Telephone");
        return telephone !== "" && !/^[0+][0-9]{4,15}$/.test(telephone);
      }),
    ),
  ),
  warning(
    "BR-KSA-99",
    standardOnly(over(anywhere(`${buyer}/${vatNumber}`), (_, subject) => normal(ofBuyer(subject, vatNumber)) === "")),
  ),
  error(
    "BR-CUSTOM-VALIDATION-01",
    over(
      invoice,
      (root) => {
        const own = select(root, `${seller}/${vatNumber}`).map(textOf);
        const theirs = select(root, `${buyer}/${vatNumber}`).map(textOf);
        const given = own.some((value) => value !== "") && theirs.some((value) => value !== "");
        return given && theirs.some((value) => own.includes(value));
      },
      `${buyer}/${vatNumber}`,
    ),
  ),
];

/** A legal entity counts at any depth below the buyer. */
function buyerNames(subject: Subject): string {
  const within = subject.all("cac:PartyLegalEntity").filter((each) => isBuyers(each));
  return text(within, "cbc:RegistrationName");
}

function isBuyers(element: XmlElement): boolean {
  const { parent } = element;
  if (!parent) return false;
  return (parent.key === "cac:Party" && parent.parent?.key === "cac:AccountingCustomerParty") || isBuyers(parent);
}

function unidentified(root: XmlElement): boolean {
  if (has(root, `${buyer}/${vatNumber}`)) return false;
  return normal(text(root, `${buyer}/cac:PartyIdentification/cbc:ID`)) === "";
}

export const schemeOf = (party: XmlElement): string =>
  attributeText(party, "cac:Party/cac:PartyIdentification/cbc:ID", "schemeID");
