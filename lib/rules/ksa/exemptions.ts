import { advanceReasons, exemptionReasons } from "../lists.ts";
import {
  anywhere,
  type Check,
  error,
  inInvoice,
  matching,
  meant,
  over,
  type Rule,
  type Subject,
  warning,
} from "../rule.ts";
import { isCategory, isVat } from "../vat.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { filled, has, holds, length, normal, number, select, someNumber, text } from "../xpath.ts";
import { indicated } from "../en/allowances.ts";
import { categoryIds } from "../en/codes.ts";
import { typed } from "./document.ts";

type Nodes = (subject: Subject) => readonly XmlElement[];

const ofCategory =
  (nodes: Nodes, ...codes: readonly string[]): Nodes =>
  (subject) =>
    nodes(subject).filter((each) => codes.includes(normal(text(each, "cbc:ID"))));

const rows = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory";
const withCode = (nodes: Nodes, codes: readonly string[]): Nodes =>
  matching(nodes, (each) => codes.includes(normal(text(each, "cbc:ID"))));
const summarised = (...codes: readonly string[]): Nodes => withCode(inInvoice(rows), codes);
const advance: Nodes = (subject) =>
  inInvoice("cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")(subject).filter(isVat);

/** The rules on lines of advances run once a standard-rated category stands anywhere. */
const besideStandardRate =
  (check: Check): Check =>
  (subject) => {
    const categories = [
      ...select(indicated(anywhere("cac:AllowanceCharge"), false)(subject), "cac:TaxCategory"),
      ...select(indicated(anywhere("cac:AllowanceCharge"), true)(subject), "cac:TaxCategory"),
      ...anywhere("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")(subject),
      ...anywhere("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory")(subject),
    ];
    const rated = matching(
      () => categories,
      (each) => isCategory(each, "S") && isVat(each),
    );
    return rated(subject).length > 0 ? check(subject) : [];
  };

const code = "cbc:TaxExemptionReasonCode";
const reason = "cbc:TaxExemptionReason";
const coded = (category: XmlElement): boolean => normal(text(category, code)) !== "";
const unexplained = (category: XmlElement): boolean => has(category, code) && normal(text(category, reason)) === "";
const badLength = (category: XmlElement): boolean =>
  has(category, reason) && (length(text(category, reason)) > 1000 || text(category, reason) === "");
const unlisted =
  (lists: typeof exemptionReasons) =>
  (category: XmlElement): boolean =>
    coded(category) && !lists[normal(text(category, "cbc:ID"))]?.has(normal(text(category, code)));

/** KSA: VAT categories, their rates and the reasons for not charging VAT. */
export const exemptionRules: readonly Rule[] = [
  error(
    "BR-KSA-18",
    over(categoryIds, (id) => !" S Z E O ".includes(textOf(id))),
  ),
  warning(
    "BR-KSA-23",
    over(summarised("E"), (each) => !coded(each), code),
  ),
  warning(
    "BR-KSA-24",
    over(summarised("O"), (each) => !coded(each), code),
  ),
  warning(
    "BR-KSA-69",
    over(summarised("Z"), (each) => !coded(each), code),
  ),
  warning("BR-KSA-83", over(summarised("Z", "E", "O"), unexplained, reason)),
  warning("BR-KSA-CL-04", over(summarised("Z", "E", "O"), unlisted(exemptionReasons), code)),
  warning(
    "BR-KSA-F-06-C16",
    over(
      (subject) =>
        withCode(
          ({ xml }) => select(xml.root, rows),
          ["Z", "E", "O"],
        )(subject).filter((each) => !holds(each, code, "VATEX-SA-EDU") && !holds(each, code, "VATEX-SA-HEA")),
      badLength,
      reason,
    ),
  ),
  warning(
    "BR-KSA-25",
    meant(
      "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
      over(typed("02"), unnamedCitizen),
    ),
  ),
  error("BR-KSA-84", besideStandardRate(over(standardRated, oddRate, "cbc:Percent"))),
  warning("BR-KSA-93", besideStandardRate(over(ofCategory(advance, "Z"), (each) => !coded(each), code))),
  warning("BR-KSA-94", besideStandardRate(over(ofCategory(advance, "E"), (each) => !coded(each), code))),
  warning("BR-KSA-95", besideStandardRate(over(ofCategory(advance, "O"), (each) => !coded(each), code))),
  warning("BR-KSA-96", besideStandardRate(over(ofCategory(advance, "Z", "E", "O"), unexplained, reason))),
  warning("BR-KSA-CL-07", besideStandardRate(over(ofCategory(advance, "Z", "E", "O"), unlisted(advanceReasons), code))),
  warning("BR-KSA-F-06-C39", besideStandardRate(over(ofCategory(advance, "Z", "E", "O"), badLength, reason))),
];

function standardRated(subject: Subject): readonly XmlElement[] {
  return [
    "cac:AllowanceCharge/cac:TaxCategory",
    "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory",
    "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory",
    "cac:InvoiceLine/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory",
  ]
    .flatMap((path) => inInvoice(path)(subject))
    .filter((each) => isCategory(each, "S") && isVat(each));
}

/** Any rate from 15 to below 16 passes: the rule takes the whole part. */
function oddRate(category: XmlElement): boolean {
  if (!has(category, "cbc:Percent")) return false;
  const rate = Math.floor(number(text(category, "cbc:Percent")));
  return rate !== 15 && !someNumber(category, "cbc:Percent", (percent) => percent === 5);
}

function unnamedCitizen(_: XmlElement, subject: Subject): boolean {
  const codes = select(subject.all("cac:TaxTotal"), `cac:TaxSubtotal/cac:TaxCategory/${code}`).map(textOf);
  const named = filled(
    subject.all("cac:AccountingCustomerParty"),
    "cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
  );
  return codes.length > 0 && codes.every((each) => " VATEX-SA-HEA VATEX-SA-EDU ".includes(each)) && !named;
}
