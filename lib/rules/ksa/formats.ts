import { dateStart, isCalendarDay, isTime } from "../clock.ts";
import { zatcaPaymentMeans } from "../lists.ts";
import { anywhere, type Check, error, invoice, meant, over, type Rule, type Subject, warning, when } from "../rule.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { attributeText, has, length, normal, select, text } from "../xpath.ts";
import { typed } from "./document.ts";
import { buyerHas, ofBuyer } from "./parties.ts";

const dates = (subject: Subject): readonly XmlElement[] => [
  ...["cbc:IssueDate", "cbc:DueDate", "cbc:TaxPointDate"].flatMap((key) => subject.all(key)),
  ...["cbc:ActualDeliveryDate", "cbc:LatestDeliveryDate"].flatMap((key) => select(subject.all("cac:Delivery"), key)),
];

const latest = anywhere("cac:Delivery/cbc:LatestDeliveryDate");
const sellerAddress = anywhere("cac:AccountingSupplierParty/cac:Party/cac:PostalAddress");
const saudiBuyer = (subject: Subject): readonly XmlElement[] =>
  anywhere("cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country")(subject).filter((country) =>
    select(country, "cbc:IdentificationCode").some((code) => textOf(code) === "SA"),
  );

const bounded = (
  nodes: (subject: Subject) => readonly XmlElement[],
  field: string,
  least: number,
  most: number,
): Check => over(nodes, (node) => has(node, field) && outside(text(node, field), least, most), field);

const type = typed("01", "02");
const contact = anywhere("cac:AccountingCustomerParty/cac:Party/cac:Contact");
/** Limits on a field of the buyer, looked at from some other place of the document. */
const buyers = (nodes: typeof type, field: string, least: number, most: number): Check =>
  meant(
    `cac:AccountingCustomerParty/cac:Party/${field}`,
    over(nodes, (_, subject) => buyerHas(subject, field) && outside(ofBuyer(subject, field), least, most)),
  );
const required = (nodes: typeof type, field: string, most: number): Check =>
  meant(
    `cac:AccountingCustomerParty/cac:Party/${field}`,
    over(nodes, (_, subject) => !buyerHas(subject, field) || outside(ofBuyer(subject, field), 1, most)),
  );
const account = (field: string, least: number, most: number): Check =>
  meant(
    `cac:PaymentMeans/cac:PayeeFinancialAccount/${field}`,
    over(type, (_, { all }) => {
      const path = `cac:PayeeFinancialAccount/${field}`;
      return has(all("cac:PaymentMeans"), path) && outside(text(all("cac:PaymentMeans"), path), least, most);
    }),
  );
const standard = (check: Check): Check => when((subject) => subject.standard, check);
/** Limits of simplified documents look at the type code's own name, not at any attribute called so. */
const simplified = (check: Check): Check =>
  when(
    ({ all }) => all("cbc:InvoiceTypeCode").some((node) => /02\p{Nd}{5}/u.test(attributeText(node, "", "name"))),
    check,
  );

const street = "cac:PostalAddress/cbc:StreetName";
const city = "cac:PostalAddress/cbc:CityName";
const district = "cac:PostalAddress/cbc:CitySubdivisionName";
const name = "cac:PartyLegalEntity/cbc:RegistrationName";

/** KSA-F: formats of dates and times, and lengths. */
export const formatRules: readonly Rule[] = [
  error(
    "BR-KSA-F-01",
    over(dates, (date) => !isIsoDate(textOf(date), 2000)),
  ),
  warning(
    "BR-KSA-F-05",
    over(anywhere("cac:InvoiceLine/cac:DocumentReference/cbc:IssueTime"), (time) => !isTime(textOf(time))),
  ),
  warning(
    "BR-KSA-35",
    over(latest, (date) => start(date) === "" || normal(start(date)) === ""),
  ),
  warning("BR-KSA-36", over(latest, endsBeforeStart)),
  warning(
    "BR-KSA-16",
    over(
      (subject) => type(subject).flatMap(() => select(subject.all("cac:PaymentMeans"), "cbc:PaymentMeansCode")),
      (code) => !zatcaPaymentMeans.has(normal(textOf(code))),
    ),
  ),
  warning("BR-KSA-F-06-C3", bounded(invoice, "cac:OrderReference/cbc:ID", 0, 127)),
  warning("BR-KSA-F-06-C4", bounded(sellerAddress, "cbc:StreetName", 1, 1000)),
  warning("BR-KSA-F-06-C5", bounded(invoice, "cac:ContractDocumentReference/cbc:ID", 0, 127)),
  warning("BR-KSA-F-06-C6", bounded(sellerAddress, "cbc:AdditionalStreetName", 0, 127)),
  warning("BR-KSA-F-06-C7", bounded(sellerAddress, "cbc:CityName", 1, 127)),
  warning(
    "BR-KSA-F-06-C9",
    meant(
      `cac:AccountingSupplierParty/cac:Party/${district}`,
      over(saudiBuyer, (_, { all }) => {
        const path = `cac:Party/${district}`;
        const sellers = all("cac:AccountingSupplierParty");
        return has(sellers, path) && outside(text(sellers, path), 1, 127);
      }),
    ),
  ),
  warning("BR-KSA-F-06-C11", buyers(sellerAddress, "cac:PostalAddress/cbc:AdditionalStreetName", 0, 127)),
  warning("BR-KSA-F-06-C12", standard(buyers(type, name, 1, 1000))),
  warning("BR-KSA-F-06-C14", account("cbc:PaymentNote", 1, 1000)),
  warning("BR-KSA-F-06-C15", account("cbc:ID", 0, 127)),
  warning(
    "BR-KSA-F-06-C21",
    over(
      anywhere("cac:InvoiceLine"),
      (line) => length(attributeText(line, "cac:Price/cbc:BaseQuantity", "unitCode")) > 127,
    ),
  ),
  warning("BR-KSA-F-06-C23", standard(required(type, street, 1000))),
  warning("BR-KSA-F-06-C24", simplified(buyers(type, street, 0, 1000))),
  warning("BR-KSA-F-06-C25", standard(required(type, city, Infinity))),
  warning("BR-KSA-F-06-C26", buyers(type, city, 0, 127)),
  warning("BR-KSA-F-06-C28", standard(required(saudiBuyer, district, Infinity))),
  warning("BR-KSA-F-06-C29", standard(buyers(saudiBuyer, district, 0, 127))),
  warning("BR-KSA-F-06-C32", simplified(buyers(type, name, 0, 1000))),
  warning("BR-KSA-F-06-C37", buyers(contact, "cac:Contact/cbc:Name", 0, 1000)),
  warning("BR-KSA-F-06-C38", buyers(contact, "cac:Contact/cbc:Note", 0, 1000)),
];

function outside(value: string, least: number, most: number): boolean {
  const size = length(value);
  return size < least || size > most;
}

/** YYYY-MM-DD from a year on; every fourth year counts as a leap year, 2100 too. */
function isIsoDate(value: string, since: number): boolean {
  const [match, year = "", month = "", day = ""] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value) ?? [];
  if (match === undefined || Number(year) < since) return false;
  if (month === "02" && day === "29") return Number(year) % 4 === 0;
  return isCalendarDay(Number(year), Number(month), Number(day));
}

function start({ parent }: XmlElement): string {
  return parent ? text(parent, "cbc:ActualDeliveryDate") : "";
}

function endsBeforeStart(date: XmlElement): boolean {
  const from = start(date);
  const to = textOf(date);
  if (![from, to].every((value) => isIsoDate(value, 1800) && value < "2100")) return false;
  const [begin, end] = [from, to].map(dateStart);
  return begin !== undefined && end !== undefined && end < begin;
}
