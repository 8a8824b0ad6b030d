import type { XmlDocument } from "../xml/tree.ts";
import { select } from "../xpath.ts";
import { textAt } from "./evidence.ts";
import type { StampFault } from "./fault.ts";

/** The previous-invoice hash of the first document of a unit: base64 of the hex text of SHA-256("0") (XML Implementation Standard, BR-KSA-26). */
export const firstPih = "NWZlY2ViNjZmZmM4NmYzOGQ5NTI3ODZjNmQ2OTZjNzljMmRiYzIzOWRkNGU5MWI0NjcyOWQ3M2EyN2ZiNTdlOQ==";

/** The PIH stage: the hash in the document is the expected one. Without an expectation nothing is compared. */
export function pihFaults({ root }: XmlDocument, expected?: string): readonly StampFault[] {
  if (expected === undefined) return [];
  const holder = select(root, "cac:AdditionalDocumentReference").find((each) => textAt(each, "cbc:ID") === "PIH");
  const object = "cac:Attachment/cbc:EmbeddedDocumentBinaryObject";
  const value = (holder && textAt(holder, object)) ?? "";
  if (value === expected.trim()) return [];
  const at = (holder && select(holder, object)[0]) ?? holder ?? root;
  return [{ code: "KSA-13", severity: "error", at, values: { value, expected } }];
}
