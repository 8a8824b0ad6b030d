import { anywhere, error, invoice, over, type Rule, type Subject, warning } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { attributeText, has, length, normal, only, select, text } from "../xpath.ts";
import { schemeOf } from "./parties.ts";

const path = "cac:Party/cac:PartyIdentification/cbc:ID";
const parties = ({ all }: Subject): readonly XmlElement[] => [
  ...all("cac:AccountingSupplierParty"),
  ...all("cac:AccountingCustomerParty"),
];
const buyerIds = anywhere(`cac:AccountingCustomerParty/${path}`);

/** The lists are searched as text, so part of a scheme passes too. */
const sellerSchemes = "CRN MOM MLS SAG OTH 700";
const buyerSchemes = "TIN NAT IQA PAS CRN MOM MLS 700 SAG GCC OTH";

/** Ten digits and nothing around them; `start` is the first one where it is fixed. */
function tenDigits(value: string, start = ""): boolean {
  return /^[0-9]{10}$/.test(value) && value.startsWith(start);
}

const scheme = (id: XmlElement): string => normal(attribute(id, "schemeID") ?? "");
const misread = (code: string, start: string) =>
  over(buyerIds, (id) => scheme(id) === code && !tenDigits(textOf(id), start));

const ofParty = (code: string, start: string) =>
  over(parties, (party) => normal(schemeOf(party)) === code && !tenDigits(text(party, path), start), path);

const runs = /01234567|12345678|23456789|76543210|87654321|98765432/;
const repeats = /(\d)\1{7}/;

/** KSA: the other identifiers of seller and buyer. */
export const identifierRules: readonly Rule[] = [
  warning("BR-KSA-08", over(invoice, unlistedSeller, `cac:AccountingSupplierParty/${path}`)),
  error(
    "BR-KSA-14",
    over(buyerIds, (id) => length(scheme(id)) <= 2 || !buyerSchemes.includes(scheme(id)), "@schemeID"),
  ),
  warning("BR-KSA-F-07", misread("TIN", "3")),
  warning("BR-KSA-F-08", ofParty("CRN", "")),
  warning("BR-KSA-F-09", ofParty("700", "7")),
  warning("BR-KSA-F-10", misread("NAT", "1")),
  warning("BR-KSA-F-11", misread("IQA", "2")),
  warning(
    "BR-KSA-F-12",
    over(
      parties,
      (party) => {
        const raw = schemeOf(party);
        return raw !== normal(raw) && allowed(party).includes(normal(raw).toUpperCase());
      },
      path,
    ),
  ),
  warning(
    "BR-KSA-F-13",
    over(
      parties,
      (party) =>
        select(party, path).some((id) => {
          const value = normal(textOf(id));
          const listed = allowed(party).includes(scheme(id).toUpperCase());
          return listed && /^\p{Nd}+$/u.test(value) && (runs.test(value) || repeats.test(value));
        }),
      path,
    ),
  ),
];

function allowed(party: XmlElement): readonly string[] {
  return (party.key === "cac:AccountingSupplierParty" ? sellerSchemes : buyerSchemes).split(" ");
}

function unlistedSeller(root: XmlElement): boolean {
  const ids = `cac:AccountingSupplierParty/${path}`;
  if (!has(root, ids)) return true;
  only(select(root, ids));
  const value = normal(attributeText(root, ids, "schemeID"));
  return length(value) <= 2 || !sellerSchemes.includes(value);
}
