import type { InvoiceDocument } from "./document.ts";
import { qrCode } from "./qr.ts";
import { type StampCertificate, signatureReference, stampExtension, stampPlaceholder } from "./stamp.ts";
import { assemble, type ChainPosition, embeddedReference, type Written, writeDocument } from "./write.ts";

/** Base64 of the hex text of SHA-256("0"): the previous hash of the first document of a chain. */
export const firstPih = "NWZlY2ViNjZmZmM4NmYzOGQ5NTI3ODZjNmQ2OTZjNzljMmRiYzIzOWRkNGU5MWI0NjcyOWQ3M2EyN2ZiNTdlOQ==";

export type Issue = ChainPosition & {
  readonly document: InvoiceDocument;
  readonly certificate: StampCertificate;
  readonly signingTime: Date;
};

/** A finished document: the bytes to keep and send, the invoice hash (base64, the next PIH), the QR text and the UUID. */
export type Issued = {
  readonly xml: Uint8Array;
  readonly hash: string;
  readonly qr: string;
  readonly uuid: string;
};

/**
 * Writes, hashes and stamps a document. `sign` gets the 32 bytes of the invoice hash and returns the DER signature of ECDSA on secp256k1 with
 * SHA-256 over them (ZATCA Security Features Implementation Standards 2.3.3). Throws `document.forbidden_character`.
 */
export function issueDocument(issue: Issue, sign: (hash: Uint8Array) => Uint8Array): Issued {
  const written = writeDocument(issue.document, issue);
  return finish(issue, written, sign(written.hash));
}

/** The same with a signer that works off the event loop. */
export async function issueDocumentAsync(
  issue: Issue,
  sign: (hash: Uint8Array) => Promise<Uint8Array>,
): Promise<Issued> {
  const written = writeDocument(issue.document, issue);
  return finish(issue, written, await sign(written.hash));
}

/** A standard document without stamp and QR, which clearance adds. */
export function issueUnstamped(document: InvoiceDocument, position: ChainPosition): Omit<Issued, "qr"> {
  const written = writeDocument(document, position);
  return { xml: assemble(written), hash: written.hash.toString("base64"), uuid: document.uuid };
}

/** The document as the rules see it before it has a place in a chain: placeholders stand for counter, previous hash, QR and stamp. */
export function draftDocument(document: InvoiceDocument): Uint8Array {
  const written = writeDocument(document, { icv: 1, pih: firstPih });
  return assemble(written, stampPlaceholder, references("AA=="));
}

function finish({ document, certificate, signingTime }: Issue, written: Written, der: Uint8Array): Issued {
  const hash = written.hash.toString("base64");
  const signature = Buffer.from(der).toString("base64");
  const { publicKey, signature: certificateSignature } = certificate;
  const qr = qrCode(document, written.totals, { hash, signature, publicKey, certificateSignature });
  const extension = stampExtension({ hash, signature, certificate, signingTime });
  return { xml: assemble(written, extension, references(qr)), hash, qr, uuid: document.uuid };
}

/** QR reference and signature, without white space before or after: what the hash leaves out leaves no trace. */
const references = (qr: string): string => embeddedReference("QR", qr).trimStart() + signatureReference;
