import type { findings } from "#db/partitioned/documents.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { AppError, type FieldError } from "#lib/errors.ts";
import { checkDocument, type CheckResult, type Finding } from "#lib/rules/check.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { draftDocument } from "#lib/ubl/issue.ts";
import type { AmountDifference, Totals } from "#lib/ubl/totals.ts";

type Row = typeof findings.$inferInsert;
export type KeptFinding = Pick<Row, "severity" | "code" | "category" | "path" | "line" | "params" | "message">;

/** Checks the document with placeholders for counter, previous hash, QR and stamp. Throws `document.refused` with every error. */
export function refuseDraft(document: InvoiceDocument, totals: Totals, at: Date): void {
  const { findings: found } = checkDocument(draftDocument(document), { at });
  const broken = found.filter(({ severity, stage }) => severity === "error" && !ofPlaceholders.has(stage));
  const wrong = totals.differences.filter(({ severity }) => severity === "error");
  refuse([...wrong.map(differing), ...broken.map(breaking)]);
}

const ofPlaceholders: ReadonlySet<string> = new Set(["QR", "SIGNATURE", "PIH"]);

/** The last word, on the final bytes: errors refuse, warnings are kept. */
export function judgeFinal(checked: CheckResult): readonly KeptFinding[] {
  refuse(checked.findings.filter(({ severity }) => severity === "error").map(breaking));
  return checked.findings.map(({ severity, code, category, path, line, params, message }) => ({
    severity,
    code,
    category,
    path,
    line,
    params,
    message,
  }));
}

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
