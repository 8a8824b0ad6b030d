import { dateStart, dayStart, instant } from "../clock.ts";
import { mimeCodes } from "../lists.ts";
import { anywhere, error, invoice, meant, over, type Rule, type Subject, warning } from "../rule.ts";
import { attribute, textOf, type XmlElement } from "../xml/tree.ts";
import { EngineCrash, attributeText, filled, has, holds, length, normal, only, select, text } from "../xpath.ts";

const type = anywhere("cbc:InvoiceTypeCode");
const code = (node: XmlElement): string => attribute(node, "name") ?? "";
export const typed =
  (...starts: readonly string[]) =>
  (subject: Subject): readonly XmlElement[] =>
    type(subject).filter((node) => starts.includes(code(node).slice(0, 2)));

const reference = (root: XmlElement, id: string): readonly XmlElement[] =>
  select(root, "cac:AdditionalDocumentReference").filter((each) => normal(text(each, "cbc:ID")) === id);
const object = "cac:Attachment/cbc:EmbeddedDocumentBinaryObject";
const plain = (nodes: readonly XmlElement[]): boolean =>
  nodes.some((node) => normal(attributeText(node, "", "mimeCode")) === "text/plain");

/** KSA: identity, type, clock and references of the document. */
export const documentRules: readonly Rule[] = [
  error(
    "BR-KSA-03",
    over(
      invoice,
      (root) => !filled(root, "cbc:UUID") || !/^(?:[^\p{P}\p{Z}\p{C}]|[.-])/u.test(text(root, "cbc:UUID")),
      "cbc:UUID",
    ),
  ),
  error(
    "BR-KSA-04",
    over(anywhere("cbc:IssueDate"), (date, { at }) => (dateStart(textOf(date)) ?? -Infinity) > dayStart(at)),
  ),
  error(
    "BR-KSA-05",
    over(type, (node) => !["388", "383", "381", "386", ""].includes(normal(textOf(node)))),
  ),
  error(
    "BR-KSA-06",
    over(type, (node) => !/^0[12][01]{5,7}$/.test(code(node)), "@name"),
  ),
  error(
    "BR-KSA-07",
    over(type, (node) => code(node)[4] === "1" && code(node)[6] === "1", "@name"),
  ),
  warning(
    "BR-KSA-F-06-C40",
    over(type, (node) => length(code(node)) < 7 || length(code(node)) > 9, "@name"),
  ),
  error(
    "BR-KSA-31",
    over(typed("02"), (node) => !/^..[01]{4}0/.test(code(node)), "@name"),
  ),
  warning(
    "BR-KSA-15",
    meant(
      "cac:Delivery/cbc:ActualDeliveryDate",
      over(
        (subject) => (holds(subject.invoice, "cbc:InvoiceTypeCode", "388") ? typed("01")(subject) : []),
        (_, { all }) => normal(text(all("cac:Delivery"), "cbc:ActualDeliveryDate")) === "",
      ),
    ),
  ),
  warning(
    "BR-KSA-26",
    over(
      (subject) =>
        select(
          subject.all("cac:AdditionalDocumentReference").filter((each) => normal(text(each, "cbc:ID")) === "PIH"),
          "cac:Attachment",
        ),
      (attachment) =>
        !filled(attachment, "cbc:EmbeddedDocumentBinaryObject") ||
        !plain(select(attachment, "cbc:EmbeddedDocumentBinaryObject")),
      "cbc:EmbeddedDocumentBinaryObject",
    ),
  ),
  error(
    "BR-KSA-33",
    over(
      invoice,
      (root) => reference(root, "ICV").length === 0 || !filled(root, "cac:AdditionalDocumentReference/cbc:UUID"),
    ),
  ),
  error(
    "BR-KSA-34",
    over(invoice, (root) => !/^[0-9]*$/.test(text(root, "cac:AdditionalDocumentReference/cbc:UUID"))),
  ),
  warning(
    "BR-KSA-61",
    over(invoice, (root) => {
      const objects = select(reference(root, "PIH"), object);
      return !objects.some((node) => textOf(node) !== "") || !plain(objects);
    }),
  ),
  error(
    "BR-KSA-70",
    over(
      invoice,
      (root) =>
        !has(root, "cbc:IssueTime") || !/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?$/.test(text(root, "cbc:IssueTime")),
      "cbc:IssueTime",
    ),
  ),
  error(
    "BR-KSA-92",
    over(
      invoice,
      (root, subject) =>
        type(subject).some((node) => length(code(node)) === 9 && /^0[12].{6}1/.test(code(node))) &&
        normal(text(root, "cac:ContractDocumentReference/cbc:ID")) === "",
      "cac:ContractDocumentReference/cbc:ID",
    ),
  ),
  warning("BR-KSA-98", over(invoice, isLate, "cbc:IssueDate")),
  error(
    "BR-KSA-EN16931-01",
    over(invoice, (root) => normal(text(root, "cbc:ProfileID")) !== "reporting:1.0", "cbc:ProfileID"),
  ),
  error(
    "BR-KSA-CL-03",
    over(inReferences, (node) => !mimeCodes.has(normal(attributeText(node, "", "mimeCode"))), "@mimeCode"),
  ),
];

function inReferences({ all }: Subject): readonly XmlElement[] {
  return select(all("cac:AdditionalDocumentReference"), object);
}

function isLate(root: XmlElement, { at }: Subject): boolean {
  if (!select(root, "cbc:InvoiceTypeCode").some((node) => code(node).startsWith("02"))) return false;
  const date = only(select(root, "cbc:IssueDate"));
  const time = only(select(root, "cbc:IssueTime"));
  if (!date || !time) return false;
  const issued = instant(textOf(date), textOf(time));
  if (issued === undefined) throw new EngineCrash("not a date and time");
  return at.getTime() - issued > 24 * 60 * 60 * 1000;
}
