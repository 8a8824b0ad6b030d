import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XmlC14NMode, XmlDocument } from "libxml2-wasm";
import { certificatePem } from "./sample.ts";

const namespaces = {
  cac: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
  cbc: "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
  ext: "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
  ds: "http://www.w3.org/2000/09/xmldsig#",
};
const leftOut = ["//ext:UBLExtensions", "//cac:Signature", "//cac:AdditionalDocumentReference[cbc:ID='QR']"];

/** Two strangers judge a signed document: libxml2 computes the digest, openssl verifies the signature over it. Throws where they differ. */
export function judgedByLibxml2(bytes: Uint8Array): void {
  const document = XmlDocument.fromBuffer(bytes);
  try {
    judge(document);
  } finally {
    document.dispose();
  }
}

function judge(document: XmlDocument): void {
  const textAt = (path: string): string => document.get(path, namespaces)?.content ?? "";
  const digest = textAt("//ds:Reference[@Id='invoiceSignedData']/ds:DigestValue");
  const signature = Buffer.from(textAt("//ds:SignatureValue"), "base64");
  for (const path of leftOut) for (const node of document.find(path, namespaces)) node.remove();
  const canonical = document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_1 });
  const hash = createHash("sha256").update(canonical).digest();
  if (hash.toString("base64") !== digest) throw new Error("libxml2 computes another digest");
  verifyByOpenssl(hash, signature);
}

function verifyByOpenssl(hash: Uint8Array, signature: Uint8Array): void {
  const folder = mkdtempSync(join(tmpdir(), "khatm-bench-"));
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  try {
    const pem = execFileSync("openssl", ["x509", "-noout", "-pubkey"], { input: certificatePem, encoding: "utf8" });
    const args = ["-verify", file("key.pem", pem), "-signature", file("signature", signature), file("hash", hash)];
    execFileSync("openssl", ["dgst", "-sha256", ...args], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
