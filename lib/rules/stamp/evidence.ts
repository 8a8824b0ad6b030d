import { type CertificateView, readCertificate } from "#lib/crypto/certificate.ts";
import { AppError } from "#lib/errors.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";
import { textOf } from "../xml/tree.ts";
import { select } from "../xpath.ts";
import { invoiceHash } from "./canonical.ts";

/** What the stages after the rules look at: the document's hash, its stamp and the certificate in it. */
export type Evidence = {
  readonly document: XmlDocument;
  readonly hash: Uint8Array;
  readonly signature: XmlElement | undefined;
  readonly certificate: CertificateView | undefined;
};

export function evidenceOf(document: XmlDocument): Evidence {
  const signature = document.all("ds:Signature")[0];
  const text = signature && textAt(signature, "ds:KeyInfo/ds:X509Data/ds:X509Certificate");
  return { document, hash: invoiceHash(document), signature, certificate: text ? readable(text) : undefined };
}

/** The trimmed text of the first such element, undefined without any. */
export function textAt(from: XmlElement, path: string): string | undefined {
  const [first] = select(from, path);
  return first && textOf(first).trim();
}

/** A simplified document must be stamped; another may be. */
export function wantsStamp({ all, root }: XmlDocument): boolean {
  const simplified = select(root, "cbc:InvoiceTypeCode").some((type) =>
    type.attributes.some(({ name, value }) => name === "name" && value.startsWith("02")),
  );
  return simplified || all("ds:Signature").length > 0;
}

// A device stamps thousands of documents with one certificate; reading it costs more than all rules together.
const known = new Map<string, CertificateView | undefined>();

function readable(text: string): CertificateView | undefined {
  if (!known.has(text)) {
    if (known.size >= 200) known.clear();
    known.set(text, tryToRead(text));
  }
  return known.get(text);
}

function tryToRead(text: string): CertificateView | undefined {
  try {
    return readCertificate(text.replaceAll(/\s/g, ""));
  } catch (failure) {
    if (failure instanceof AppError) return undefined;
    throw failure;
  }
}
