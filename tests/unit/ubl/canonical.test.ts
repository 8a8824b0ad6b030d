import { describe, expect, test } from "vitest";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { bytesOf, vectors } from "./vectors.ts";

describe("the hash of any document", () => {
  test.each(vectors.filter((vector) => vector.canonical_sha256_base64 !== null))("agrees for $file", (vector) => {
    expect(hashDocument(bytesOf(vector.file)).hash).toBe(vector.canonical_sha256_base64);
  });

  test.each(vectors.filter((vector) => vector.canonical_sha256_base64 === null))(
    "does not exist for $file",
    (vector) => {
      expect(() => hashDocument(bytesOf(vector.file))).toThrow("document.malformed");
    },
  );

  const ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
  const synthetic = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="${ubl}Invoice-2" xmlns:cac="${ubl}CommonAggregateComponents-2" xmlns:cbc="${ubl}CommonBasicComponents-2" xmlns:ext="${ubl}CommonExtensionComponents-2"><ext:UBLExtensions><ext:UBLExtension/></ext:UBLExtensions>
    <cbc:ID>A1</cbc:ID>
    <cac:AdditionalDocumentReference><cbc:ID>ICV</cbc:ID><cbc:UUID>1</cbc:UUID></cac:AdditionalDocumentReference>
    <cac:AdditionalDocumentReference><cbc:ID>QR</cbc:ID></cac:AdditionalDocumentReference>
    <cac:Signature><cbc:ID>x</cbc:ID></cac:Signature>
    <cac:AccountingCustomerParty/>
</Invoice>
`;

  test("keeps the white space around what it leaves out", () => {
    const { hash, canonical } = hashDocument(Buffer.from(synthetic));
    expect(canonical.length).toBe(546);
    expect(hash).toBe("CV6DnxhHOJGbpqOr8JZzvakkH0Q4iEt0/YdwrhoZEVc=");
  });

  test.each([
    ["a document type declaration", "<!DOCTYPE a><a/>", "doctype"],
    ["an entity of its own", "<a>&b;</a>", "undefined entity."],
    ["another encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "not_utf8"],
    ["an undeclared prefix", "<a:b/>", 'unbound namespace prefix: "a".'],
    ["two roots", "<a/><b/>", "documents may contain only one root."],
    ["nothing", "", "no_element"],
    ["words", "good morning", "no_element"],
    ["half a file", "<a><b>", "not_closed"],
    ["65 levels", "<a>".repeat(65) + "</a>".repeat(65), "levels"],
  ])("refuses %s and says why", (_, xml, reason) => {
    expect(() => hashDocument(Buffer.from(xml))).toThrow(
      expect.objectContaining({ code: "document.malformed", params: expect.objectContaining({ reason }) }),
    );
  });

  test("refuses bytes that are not UTF-8", () => {
    expect(() => hashDocument(Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e]))).toThrow("document.malformed");
  });
});
