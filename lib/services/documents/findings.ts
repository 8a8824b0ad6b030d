import type { findings } from "#db/partitioned/documents.ts";
import { readRuleOverrides, type RuleWeight } from "#lib/domain/rule-overrides.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { formatAmount } from "#lib/domain/money.ts";
import { AppError, type FieldError } from "#lib/errors.ts";
import type { Advice } from "#lib/rules/advice.ts";
import { checkDocument, type CheckResult, type Finding, type Stage } from "#lib/rules/check.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { statedAt } from "#lib/ubl/input-places.ts";
import { draftDocument } from "#lib/ubl/issue.ts";
import type { AmountDifference, Totals } from "#lib/ubl/totals.ts";

type Row = typeof findings.$inferSelect;
export type KeptFinding = Pick<Row, "severity" | "code" | "category" | "path" | "line" | "params" | "message"> & {
  readonly field?: string | null;
};

/** The field of the document's JSON form behind a place of its XML. */
export type FieldOf = (path: string) => string | undefined;

type DraftFindings = {
  /** Schema and EN 16931 look at nothing that a place in the chain changes: kept, and not asked again. */
  readonly settled: readonly KeptFinding[];
  /** ZATCA's own warnings as they stand now; asked again on the final bytes. */
  readonly open: readonly KeptFinding[];
  /** What ZATCA accepts and a person would not want; kept. */
  readonly advice: readonly KeptFinding[];
};

/** Checks the document with placeholders for counter, previous hash, QR and stamp. Throws `document.refused` with every error. */
export function refuseDraft(
  document: InvoiceDocument,
  totals: Totals,
  { at, settings, fieldOf }: Judging & { readonly at: Date },
): DraftFindings {
  const draft = draftDocument(document);
  const large = sizeFound(draft.length, { settings, fieldOf });
  const checked = checkDocument(draft, { at, only: [...settledByDraft, "KSA"], advise: true });
  const found = weighed(checked, settings);
  const broken = found.filter(({ severity }) => severity === "error");
  const wrong = totals.differences.filter(({ severity }) => severity === "error");
  refuse([...wrong.map(differing), ...broken.map(breaking)], fieldOf);
  // the lines of the draft are not those of the final bytes
  const keep = (finding: Weighed) => kept(finding, fieldOf);
  const settled = found.filter(isSettled).map((finding) => ({ ...keep(finding), line: null }));
  const open = found.filter((finding) => !isSettled(finding)).map(keep);
  const advice = checked.advice.map((each) => ({ ...advised(each), field: fieldOf(each.path) ?? null }));
  return { settled: [...large, ...settled], open, advice };
}

type Judging = { readonly settings: Settings; readonly fieldOf: FieldOf };

const advised = ({ code, path, params, message }: Advice): KeptFinding => ({
  severity: "info",
  code,
  category: "KHATM",
  path,
  line: null,
  params,
  message,
});

const mebibyte = 1024 * 1024;

/** ZATCA takes documents up to a size that it does not name; one that is larger than the setting is not issued. */
function sizeFound(bytes: number, { settings, fieldOf }: Judging): readonly KeptFinding[] {
  const [warning, refusal] = [settings["document.size_warning_mb"], settings["document.size_refusal_mb"]];
  const size = Math.ceil((bytes * 10) / mebibyte) / 10;
  if (bytes > refusal * mebibyte)
    refuse([{ path: "/Invoice", code: "too_large", params: { size, maximum: refusal } }], fieldOf);
  if (bytes <= warning * mebibyte) return [];
  const large = { severity: "warning", code: "KHATM-LARGE", category: "KHATM", path: null, line: null } as const;
  return [{ ...large, params: { size, maximum: warning }, message: "ZATCA may not take a document of this size" }];
}

type Weighed = Omit<Finding, "severity"> & { readonly severity: KeptFinding["severity"] };

/** Findings with the weight that their rules have here. One whose rule is off is still found and kept, as a note. */
function weighed({ findings: found }: CheckResult, settings: Settings): readonly Weighed[] {
  const overrides = readRuleOverrides(settings["document.rules"]);
  return found.map((finding) => {
    const weight = overrides?.get(finding.code);
    if (weight === undefined) return finding;
    return { ...finding, severity: severityOf[weight], params: { ...finding.params, weight, was: finding.severity } };
  });
}

const severityOf = { off: "info", warn: "warning", block: "error" } as const satisfies Record<RuleWeight, string>;

const settledByDraft: readonly Stage[] = ["XSD", "EN"];
const isSettled = ({ stage }: Weighed): boolean => settledByDraft.includes(stage);
/** What the final bytes are checked for. */
export const leftForTheEnd = (stamped: boolean): readonly Stage[] =>
  stamped ? ["KSA", "QR", "SIGNATURE", "PIH"] : ["KSA", "PIH"];

/** The last word, on the final bytes: errors refuse, warnings are kept. */
export function judgeFinal(checked: CheckResult, { settings, fieldOf }: Judging): readonly KeptFinding[] {
  const found = weighed(checked, settings);
  refuse(found.filter(({ severity }) => severity === "error").map(breaking), fieldOf);
  return found.map((finding) => kept(finding, fieldOf));
}

const kept = ({ severity, code, category, path, line, params, message }: Weighed, fieldOf: FieldOf): KeptFinding => ({
  severity,
  code,
  category,
  path,
  field: fieldOf(path) ?? null,
  line,
  params,
  message,
});

function refuse(found: readonly FieldError[], fieldOf: FieldOf): void {
  if (found.length === 0) return;
  const fields = found.map((error) => {
    const field = error.field ?? fieldOf(error.path);
    return field === undefined ? error : { ...error, field };
  });
  throw new AppError("document.refused", { count: fields.length }, fields);
}

const breaking = ({ path, code, params }: Weighed): FieldError => ({ path, code, params });

const differing = (difference: AmountDifference): FieldError => ({
  path: statedAt(difference.path),
  field: `document.${difference.path}`,
  code: "amount_differs",
  params: paramsOf(difference),
});

/** Amounts that the caller claimed and that are off by no more than ZATCA's tolerance. */
export const differencesFound = ({ differences }: Totals): readonly KeptFinding[] =>
  differences.map((difference) => ({
    severity: difference.severity,
    code: "KHATM-AMOUNT-DIFFERS",
    category: "KHATM",
    path: statedAt(difference.path),
    field: `document.${difference.path}`,
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

/** Prepayments that it settles and that Khatm does not know, such as those issued before it took over: what is left of them is not watched. */
export const unknownFound = (
  { typeCode, prepayments }: InvoiceDocument,
  named: readonly unknown[],
): readonly KeptFinding[] =>
  (typeCode === "381" ? [] : prepayments)
    .filter((_, place) => named[place] === undefined)
    .map(({ number }) => ({
      severity: "info",
      code: "advice.unknown_prepayment",
      category: "KHATM",
      path: null,
      line: null,
      params: { value: number },
      message: "Khatm does not know this prepayment, so it does not watch what is left of it",
    }));

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
