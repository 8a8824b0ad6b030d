import { type Check, error, over, type Rule, type Subject, warning } from "../rule.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { filled, has, holds, length, select, text } from "../xpath.ts";

const reference = "cac:InvoiceDocumentReference/cbc:ID";

/** `/Invoice` of a credit or debit note. */
const note = (subject: Subject): readonly XmlElement[] =>
  subject.invoice.filter((root) => ["381", "383"].some((code) => holds(root, "cbc:InvoiceTypeCode", code)));

const ofNote =
  (check: Check): Check =>
  (subject) =>
    note(subject).length > 0 ? check(subject) : [];

/** Every element of that key lacks something, or there is none at all. */
const lacking = (key: string, bad: (node: XmlElement) => boolean, field: string): Check =>
  ofNote((subject) =>
    subject.all(key).length === 0
      ? note(subject).map((at) => ({ at, field: `${key}/${field}` }))
      : over(({ all }) => all(key), bad, field)(subject),
  );

/** KSA: credit and debit notes. */
export const noteRules: readonly Rule[] = [
  error(
    "BR-KSA-17",
    lacking("cac:PaymentMeans", (means) => !has(means, "cbc:InstructionNote"), "cbc:InstructionNote"),
  ),
  warning(
    "BR-KSA-56",
    lacking("cac:BillingReference", (each) => !filled(each, reference), reference),
  ),
  warning(
    "BR-KSA-F-06-C13",
    ofNote(
      over(
        ({ all }) => select(all("cac:PaymentMeans"), "cbc:InstructionNote"),
        (reason) => length(textOf(reason)) > 1000 || textOf(reason) === "",
      ),
    ),
  ),
  error(
    "BR-KSA-F-06-C22",
    ofNote(
      over(
        ({ all }) => all("cac:BillingReference"),
        (each) => has(each, reference) && (length(text(each, reference)) > 5000 || text(each, reference) === ""),
        reference,
      ),
    ),
  ),
];
