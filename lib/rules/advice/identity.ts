import type { Remark } from "./remark.ts";
import { dateStart } from "../clock.ts";
import { firstPih } from "../stamp/pih.ts";
import { isBase64 } from "../schema/basic.ts";
import { attribute, textOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";
import { select } from "../xpath.ts";

/** Identity, chain and dates of a document. */
export function identityAdvice({ root, returns }: XmlDocument): readonly Remark[] {
  return [
    ...remark(select(root, "cbc:UUID"), "advice.uuid_form", (value) => !uuid.test(value)),
    ...remark(select(reference(root, "ICV"), "cbc:UUID"), "advice.counter_form", (value) => /^0[0-9]*$/.test(value)),
    ...remark(
      select(reference(root, "PIH"), "cac:Attachment/cbc:EmbeddedDocumentBinaryObject"),
      "advice.previous_hash_form",
      (value) => value !== firstPih && (!isBase64(value) || Buffer.from(value, "base64").length !== 32),
    ),
    ...repeatedLines(root),
    ...remark(
      select(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
      "advice.refers_to_itself",
      (value) => select(root, "cbc:ID").some((id) => textOf(id) === value),
    ),
    ...distantSupply(root),
    ...looseType(root),
    ...(returns ? carriageReturns(root) : []),
  ];
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const year = 366 * 24 * 60 * 60 * 1000;

function remark(
  nodes: readonly XmlElement[],
  code: Remark["code"],
  odd: (value: string) => boolean,
): readonly Remark[] {
  return nodes
    .filter((node) => odd(textOf(node).trim()))
    .map((at) => ({ code, at, values: { value: textOf(at).slice(0, 200) } }));
}

function reference(root: XmlElement, id: string): readonly XmlElement[] {
  return select(root, "cac:AdditionalDocumentReference").filter((each) =>
    select(each, "cbc:ID").some((node) => textOf(node) === id),
  );
}

function repeatedLines(root: XmlElement): readonly Remark[] {
  const seen = new Set<string>();
  return remark(select(root, "cac:InvoiceLine/cbc:ID"), "advice.repeated_line_number", (value) => {
    const repeated = seen.has(value);
    seen.add(value);
    return repeated;
  });
}

function distantSupply(root: XmlElement): readonly Remark[] {
  const [issue] = select(root, "cbc:IssueDate");
  const issued = issue && dateStart(textOf(issue));
  return remark(select(root, "cac:Delivery/cbc:ActualDeliveryDate"), "advice.distant_supply_date", (value) => {
    const supplied = dateStart(value);
    return issued !== undefined && supplied !== undefined && supplied - issued > year;
  });
}

/** `0201000000` holds 01 and five digits, which ZATCA's rules take for a standard invoice. */
function looseType(root: XmlElement): readonly Remark[] {
  return select(root, "cbc:InvoiceTypeCode").flatMap((at) => {
    const value = attribute(at, "name") ?? "";
    return /^02.*01\d{5}/.test(value) ? [{ code: "advice.loose_type_code", at, values: { value } } as const] : [];
  });
}

function carriageReturns(element: XmlElement, remarks: Remark[] = []): readonly Remark[] {
  for (const child of element.children)
    if (child.kind === "text" && child.value.includes("\r")) {
      remarks.push({ code: "advice.carriage_return", at: element });
      break;
    }
  for (const inner of element.elements) carriageReturns(inner, remarks);
  return remarks;
}
