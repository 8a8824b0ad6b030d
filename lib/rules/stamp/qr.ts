import { compare, parseDecimal } from "../decimal.ts";
import { instant, riyadhTime } from "../clock.ts";
import type { XmlElement } from "../xml/tree.ts";
import { textOf } from "../xml/tree.ts";
import { select } from "../xpath.ts";
import { type Evidence, textAt } from "./evidence.ts";
import type { StampFault } from "./fault.ts";
import { qrTags } from "./tlv.ts";

const seller = "cac:AccountingSupplierParty/cac:Party";

/** The QR stage: each tag against the document, its stamp and its certificate. Codes as ZATCA's SDK names them. */
export function qrFaults(evidence: Evidence): readonly StampFault[] {
  const { root } = evidence.document;
  const holder = select(root, "cac:AdditionalDocumentReference").find((each) => textAt(each, "cbc:ID") === "QR");
  const at = (holder && select(holder, "cac:Attachment/cbc:EmbeddedDocumentBinaryObject")[0]) ?? holder ?? root;
  const tags = holder && at !== holder ? qrTags(textOf(at)) : undefined;
  if (!tags) return [{ code: "QR-Code", severity: "error", at }];
  const text = (tag: number): string | undefined => tags.get(tag)?.toString("utf8");
  const off = (code: string, tag: number, expected: string | undefined): StampFault[] =>
    text(tag)?.trim() === expected?.trim() ? [] : [fault(code, at, text(tag), expected)];
  const bytes = (code: string, tag: number, expected: Uint8Array | undefined): StampFault[] =>
    expected && tags.get(tag)?.equals(expected) ? [] : [fault(code, at)];
  const { certificate, signature } = evidence;
  return [
    ...off("sellerName", 1, textAt(root, `${seller}/cac:PartyLegalEntity/cbc:RegistrationName`) ?? ""),
    ...off("vatRegistrationNumber", 2, textAt(root, `${seller}/cac:PartyTaxScheme/cbc:CompanyID`) ?? ""),
    ...off("timeStamp", 3, issued(root)).map((each) => ({ ...each, severity: "warning" as const })),
    ...total(root, at, text(4)),
    ...vat(root, at, text(5)),
    ...off("hashedXml", 6, Buffer.from(evidence.hash).toString("base64")),
    ...off("digital signature", 7, signature && textAt(signature, "ds:SignatureValue")),
    ...bytes("publicKey", 8, certificate?.publicKey),
    ...(isSimplified(root) || tags.has(9) ? bytes("certificate signature", 9, certificate?.signature) : []),
  ];
}

function fault(code: string, at: XmlElement, value?: string, expected?: string): StampFault {
  return {
    code,
    severity: "error",
    at,
    values: { ...(value !== undefined && { value }), ...(expected !== undefined && { expected }) },
  };
}

function isSimplified(root: XmlElement): boolean {
  const type = select(root, "cbc:InvoiceTypeCode")[0];
  return type?.attributes.some(({ name, value }) => name === "name" && value.startsWith("02")) ?? false;
}

/** Issue date and time as they stand; a time in UTC shows as Riyadh's. */
function issued(root: XmlElement): string {
  const date = textAt(root, "cbc:IssueDate") ?? "";
  const time = textAt(root, "cbc:IssueTime") ?? "";
  const utc = time.endsWith("Z") ? instant(date, time) : undefined;
  return utc === undefined ? `${date}T${time}` : riyadhTime(utc);
}

/** Tag 4 is the amount due; the total with VAT where the two differ only draws a warning. */
function total(root: XmlElement, at: XmlElement, value: string | undefined): readonly StampFault[] {
  const due = textAt(root, "cac:LegalMonetaryTotal/cbc:PayableAmount") ?? "";
  if (value === due) return [];
  const inclusive = textAt(root, "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount");
  const severity = value !== undefined && value === inclusive ? "warning" : "error";
  return [{ ...fault("invoice Total", at, value, due), severity }];
}

function vat(root: XmlElement, at: XmlElement, value: string | undefined): readonly StampFault[] {
  const totals = select(root, "cac:TaxTotal/cbc:TaxAmount").map(textOf);
  const amount = parseDecimal(value ?? "");
  const equal = totals.some((each) => {
    const stated = parseDecimal(each);
    return amount !== undefined && stated !== undefined && compare(amount, stated) === 0;
  });
  return equal ? [] : [fault("vatTotal", at, value, totals.at(-1) ?? "")];
}
