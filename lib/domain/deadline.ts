import type { SubmissionKind } from "./document.ts";

const hour = 60 * 60 * 1000;
const riyadh = 3 * hour;

/**
 * The instant by which ZATCA must have a document: reported within 24 hours of its issue, cleared by the end of the 15th day,
 * in Riyadh, of the month after it (VAT Implementing Regulations, article 53).
 */
export function submissionDeadline(kind: SubmissionKind, issuedAt: Date): Date {
  if (kind === "reporting") return new Date(issuedAt.getTime() + 24 * hour);
  const local = new Date(issuedAt.getTime() + riyadh);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 16) - riyadh);
}
