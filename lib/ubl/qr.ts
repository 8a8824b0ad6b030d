import { formatAmount } from "#lib/domain/money.ts";
import type { InvoiceDocument } from "./document.ts";
import { riyadhTime } from "./riyadh-time.ts";
import type { Totals } from "./totals.ts";

/** What the stamp adds to a QR: hash and signature as base64 text, key and certificate signature as DER. */
export type QrProof = {
  readonly hash: string;
  readonly signature: string;
  readonly publicKey: Uint8Array;
  readonly certificateSignature: Uint8Array;
};

/**
 * The QR text of a document: base64 of tags 1 to 9, each tag, DER length, value (ZATCA Security Features Implementation Standards 4).
 * Tag 4 is the payable amount: ZATCA's check of the QR warns of the total with VAT where an advance or a rounding makes the two differ.
 * Tag 9 is demanded of simplified documents only; stamped standard ones carry it too, since a superfluous tag is ignored and a standard
 * document may end up at the reporting endpoint, where a missing one is not.
 */
export function qrCode(document: InvoiceDocument, totals: Totals, proof: QrProof): string {
  const values: (string | Uint8Array)[] = [
    document.seller.name ?? "",
    document.seller.vatNumber ?? "",
    riyadhTimestamp(document),
    formatAmount(totals.payable),
    formatAmount(totals.tax),
    proof.hash,
    proof.signature,
    proof.publicKey,
    proof.certificateSignature,
  ];
  return Buffer.concat(values.flatMap(tagged)).toString("base64");
}

function tagged(value: string | Uint8Array, index: number): Buffer[] {
  const bytes = typeof value === "string" ? Buffer.from(value) : Buffer.from(value);
  return [Buffer.from([index + 1, ...derLength(bytes.length)]), bytes];
}

/** X.690 8.1.3: one byte up to 127, else the count of length bytes and the length. */
function derLength(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** Tag 3 shows Riyadh time; an issue time in UTC moves by three hours, perhaps into the next day. */
export function riyadhTimestamp({ issueDate, issueTime }: InvoiceDocument): string {
  const stamp = `${issueDate}T${issueTime}`;
  if (!issueTime.endsWith("Z")) return stamp;
  const instant = new Date(stamp);
  return Number.isNaN(instant.getTime()) ? stamp : riyadhTime(instant);
}
