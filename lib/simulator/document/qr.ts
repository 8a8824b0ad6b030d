import type { Code } from "../messages.ts";
import type { Invoice } from "./read.ts";
import { certificateOf } from "./stamp.ts";

export type QrFault = { readonly code: Code; readonly warning: boolean };

/** Compares the tags of a QR with the document it stands in. Tags may come in any order; foreign tags are ignored. */
export function judgeQr(invoice: Invoice): readonly QrFault[] {
  const tags = readTags(invoice.qr);
  const required = invoice.standard ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
  if (!tags || required.some((tag) => tag !== 3 && !tags.has(tag))) return [{ code: "QRCODE_INVALID", warning: false }];

  const text = (tag: number): string => tags.get(tag)?.toString("utf8") ?? "";
  const faults: readonly (QrFault | false)[] = [
    text(1) !== invoice.sellerName && error("sellerName_QRCODE_INVALID"),
    text(2) !== invoice.sellerVat && error("sellerVat_QRCODE_INVALID"),
    text(3) !== shownTime(invoice) && { code: "invoiceTimeStamp_QRCODE_INVALID", warning: true },
    text(4) !== invoice.payable && {
      code: "invoiceTotal_QRCODE_INVALID",
      warning: text(4) === invoice.taxInclusive,
    },
    !invoice.vatTotals.some((total) => Number(total) === Number(text(5))) && error("vatTotal_QRCODE_INVALID"),
    text(6) !== invoice.hash && error("invoiceHash_QRCODE_INVALID"),
    ...judgeStampTags(invoice, tags),
  ];
  return faults.filter((fault) => fault !== false);
}

/** The tag-length-value list of a QR text; lengths above 127 bytes take the DER long form. Undefined when malformed. */
export function readTags(qr: string): Map<number, Buffer> | undefined {
  if (qr === "" || qr.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(qr)) return undefined;
  const bytes = Buffer.from(qr, "base64");
  const tags = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at];
    const first = bytes[at + 1];
    if (tag === undefined || first === undefined || first > 0x82 || first === 0x80) return undefined;
    const extra = first > 0x80 ? first - 0x80 : 0;
    if (at + 2 + extra > bytes.length) return undefined;
    const length = extra ? bytes.readUIntBE(at + 2, extra) : first;
    const start = at + 2 + extra;
    if (start + length > bytes.length || tags.has(tag)) return undefined;
    tags.set(tag, bytes.subarray(start, start + length));
    at = start + length;
  }
  return tags;
}

function judgeStampTags({ stamp }: Invoice, tags: ReadonlyMap<number, Buffer>): readonly (QrFault | false)[] {
  const certificate = stamp && certificateOf(stamp);
  if (!stamp || !certificate) return [];
  const seal = tags.get(9);
  return [
    tags.get(7)?.toString("utf8") !== stamp.value && error("INVOICE_SIGNATURE_VALUE_QRCODE_INVALID"),
    !tags.get(8)?.equals(certificate.publicKeyInfo) && error("publicKey_QRCODE_INVALID"),
    seal !== undefined && !seal.equals(certificate.caSignature) && error("CERTIFICATE_SIGNATURE_QRCODE_INVALID"),
  ];
}

/** A time in UTC is shown three hours later, in Riyadh time and without its `Z`. */
export function shownTime({ issueDate, issueTime }: Invoice): string {
  if (!issueTime.endsWith("Z")) return `${issueDate}T${issueTime}`;
  const at = Date.parse(`${issueDate}T${issueTime}`);
  return Number.isNaN(at) ? "" : new Date(at + 3 * 3_600_000).toISOString().slice(0, 19);
}

const error = (code: Code): QrFault => ({ code, warning: false });
