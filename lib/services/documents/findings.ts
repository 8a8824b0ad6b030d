import type { findings } from "#db/partitioned/documents.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { AppError, type FieldError } from "#lib/errors.ts";
import { checkDocument, type CheckResult, type Finding, type Stage } from "#lib/rules/check.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { draftDocument } from "#lib/ubl/issue.ts";
import type { AmountDifference, Totals } from "#lib/ubl/totals.ts";

type Row = typeof findings.$inferSelect;
export type KeptFinding = Pick<Row, "severity" | "code" | "category" | "path" | "line" | "params" | "message">;

/**
 * Checks the document with placeholders for counter, previous hash, QR and stamp. Throws `document.refused` with every error. What it
 * returns is kept: schema and EN 16931 look at nothing that a place in the chain changes, so they are not asked again.
 */
export function refuseDraft(document: InvoiceDocument, totals: Totals, at: Date): readonly KeptFinding[] {
  const { findings: found } = checkDocument(draftDocument(document), { at, only: [...settledByDraft, "KSA"] });
  const broken = found.filter(({ severity }) => severity === "error");
  const wrong = totals.differences.filter(({ severity }) => severity === "error");
  refuse([...wrong.map(differing), ...broken.map(breaking)]);
  const settled = found.filter(({ stage }) => settledByDraft.includes(stage));
  // the lines of the draft are not those of the final bytes
  return settled.map((finding) => ({ ...kept(finding), line: null }));
}

const settledByDraft: readonly Stage[] = ["XSD", "EN"];
/** What the final bytes are checked for. */
export const leftForTheEnd: readonly Stage[] = ["KSA", "QR", "SIGNATURE", "PIH"];

/** The last word, on the final bytes: errors refuse, warnings are kept. */
export function judgeFinal({ findings: found }: CheckResult): readonly KeptFinding[] {
  refuse(found.filter(({ severity }) => severity === "error").map(breaking));
  return found.map(kept);
}

const kept = ({ severity, code, category, path, line, params, message }: Finding): KeptFinding => ({
  severity,
  code,
  category,
  path,
  line,
  params,
  message,
});

function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new AppError("document.refused", { count: fields.length }, fields);
}

const breaking = ({ path, code, params }: Finding): FieldError => ({ path, code, params });

const differing = (difference: AmountDifference): FieldError => ({
  path: difference.path,
  code: "amount_differs",
  params: paramsOf(difference),
});

/** Amounts that the caller claimed and that are off by no more than ZATCA's tolerance. */
export const differencesFound = ({ differences }: Totals): readonly KeptFinding[] =>
  differences.map((difference) => ({
    severity: difference.severity,
    code: "KHATM-AMOUNT-DIFFERS",
    category: "KHATM",
    path: difference.path,
    line: null,
    params: paramsOf(difference),
    message: "A stated amount does not follow from the others",
  }));

const paramsOf = ({ term, stated, computed }: AmountDifference): Readonly<Record<string, string>> => ({
  term,
  stated: amountText(stated),
  computed: amountText(computed),
});

const amountText = (amount: bigint | undefined): string => (amount === undefined ? "–" : formatAmount(amount));

/** What a file carried that Khatm makes anew. */
export const replacedFound = (replaced: Readonly<Record<string, unknown>>): readonly KeptFinding[] =>
  Object.entries(replaced)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([what]) => ({
      severity: "info",
      code: "KHATM-REPLACED",
      category: "KHATM",
      path: null,
      line: null,
      params: { what },
      message: "The file held this already; it was made anew",
    }));
