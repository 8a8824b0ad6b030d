import { error, invoice, over, type Rule, type Subject, warning, when } from "../rule.ts";
import { textOf, type XmlElement } from "../xml/tree.ts";
import { attributeText, filled, has, length, normal, only, select, text } from "../xpath.ts";
import { typed } from "./document.ts";

const object = "cbc:EmbeddedDocumentBinaryObject";
const information = "ext:UBLExtension/ext:ExtensionContent/sig:UBLDocumentSignatures/sac:SignatureInformation";
const invoiceSignature = "urn:oasis:names:specification:ubl:signature:Invoice";

/** Attachments of references; the previous-hash reference has a rule of its own and is left out. */
const attachments = (subject: Subject): readonly XmlElement[] =>
  select(
    subject.all("cac:AdditionalDocumentReference").filter((each) => normal(text(each, "cbc:ID")) !== "PIH"),
    "cac:Attachment",
  );

const ids = (subject: Subject, path: string): readonly string[] =>
  select(subject.all("ext:UBLExtensions"), `${information}/${path}`).map(textOf);

const qr = (root: XmlElement, exact: boolean): readonly XmlElement[] =>
  select(root, "cac:AdditionalDocumentReference").filter((each) =>
    exact ? select(each, "cbc:ID").some((id) => textOf(id) === "QR") : normal(text(each, "cbc:ID")) === "QR",
  );

/** KSA: stamp and QR of simplified documents. */
export const stampRules: readonly Rule[] = [
  warning(
    "BR-KSA-27",
    when(({ simplified }) => simplified, over(invoice, lacksQr)),
  ),
  error(
    "BR-CL-KSA-14",
    over(invoice, (root) => {
      const objects = select(qr(root, false), `cac:Attachment/${object}`);
      if (objects.length === 0) return false;
      const size = length(text(qr(root, false), `cac:Attachment/${object}`));
      return size > 1000 || size < 1;
    }),
  ),
  error(
    "BR-KSA-28",
    when(
      ({ simplified }) => simplified,
      over(
        attachments,
        (attachment, subject) =>
          !filled(attachment, object) ||
          !ids(subject, "cbc:ID").includes("urn:oasis:names:specification:ubl:signature:1"),
      ),
    ),
  ),
  warning(
    "BR-KSA-29",
    when(
      ({ simplified }) => simplified,
      over(
        attachments,
        (_, subject) =>
          !select(subject.all("cac:Signature"), "cbc:ID").some((id) => textOf(id) === invoiceSignature) ||
          normal(only(ids(subject, "sbc:ReferencedSignatureID")) ?? "") !== invoiceSignature,
      ),
    ),
  ),
  error(
    "BR-KSA-30",
    when(
      ({ simplified }) => simplified,
      over(
        attachments,
        (attachment, { all }) =>
          !filled(attachment, object) ||
          !select(all("cac:Signature"), "cbc:SignatureMethod").some(
            (method) => textOf(method) === "urn:oasis:names:specification:ubl:dsig:enveloped:xades",
          ),
      ),
    ),
  ),
  warning(
    "BR-KSA-60",
    over(typed("02"), (_, { all }) => !all("cac:Signature").some((node) => textOf(node) !== "")),
  ),
];

function lacksQr(root: XmlElement): boolean {
  if (!has(qr(root, false), `cac:Attachment/${object}`)) return true;
  const exact = select(qr(root, true), `cac:Attachment/${object}`);
  const value = only(exact);
  return !value || normal(textOf(value)) === "" || normal(attributeText(value, "", "mimeCode")) !== "text/plain";
}
