import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { riyadhTimestamp } from "#lib/ubl/qr.ts";

/**
 * `VAT_YYYYMMDDTHHMMSS_IRN` with the ending (ZATCA Electronic Invoice XML Implementation Standard, file names): the seller's VAT number,
 * the issue time in Riyadh and the document's number. Whatever is neither letter nor digit in the number becomes a hyphen, and only its
 * first hundred characters are kept, so that every file system takes the name.
 */
export function pdfName(document: InvoiceDocument, ending: "pdf" | "xml" = "pdf"): string {
  const time = riyadhTimestamp(document).replace(/[^\dT]/g, "");
  const number = Array.from(document.number.replace(/[^\p{L}\p{N}]/gu, "-"))
    .slice(0, 100)
    .join("");
  const vatNumber = (document.seller.vatNumber ?? "").replace(/\D/g, "");
  return `${vatNumber}_${time}_${number}.${ending}`;
}
