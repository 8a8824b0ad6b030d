import { adviseIn, type Advice } from "./advice.ts";
import { en } from "./en/sheet.ts";
import { type Finding, misbuilt, type Stage, stages, titleOf, unread, violated } from "./finding.ts";
import { gatewayCodes } from "./gateway-codes.ts";
import { ksa } from "./ksa/sheet.ts";
import { type Rule, type Severity, subject, type Subject } from "./rule.ts";
import { validate } from "./schema/validate.ts";
import { evidenceOf, wantsStamp } from "./stamp/evidence.ts";
import type { StampFault } from "./stamp/fault.ts";
import { pihFaults } from "./stamp/pih.ts";
import { qrFaults } from "./stamp/qr.ts";
import { type Proved, signatureFaults } from "./stamp/signature.ts";
import { readXml } from "./xml/read.ts";
import type { XmlDocument } from "./xml/tree.ts";
import { EngineCrash } from "./xpath.ts";

export type { Finding, Stage } from "./finding.ts";

export type Outcome = "PASS" | "WARN" | "FAIL";

export type CheckOptions = {
  /** The instant of the check, for the rules that compare with today; now by default. */
  readonly at?: Date;
  /** The hash of the document before; without it the PIH stage passes. */
  readonly expectedPih?: string;
  /** Base64 DER of the certificate of the unit that should have stamped the document; without it any readable one passes. */
  readonly certificate?: string;
  /** A signature that the caller verifies itself with the key of `certificate`; any other is verified here. */
  readonly proved?: Proved;
  /** The only stages to run, for whoever knows what the others would say; all that the document calls for by default. */
  readonly only?: readonly Stage[];
  /** Severities that differ from the sheet's, by code; ZATCA changes them from time to time. */
  readonly overrides?: Readonly<Record<string, Severity | "off">>;
  /** Whether to look, in the same reading, for what ZATCA accepts and a person would not want. */
  readonly advise?: boolean;
};

export type CheckResult = {
  readonly verdict: Outcome;
  readonly stages: Readonly<Partial<Record<Stage, Outcome>>>;
  /** Codes, sorted, each once. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Codes that depend on the day of the check alone; they count nowhere else. */
  readonly clockWarnings: readonly string[];
  readonly findings: readonly Finding[];
  /** Counts nowhere; empty unless asked for. */
  readonly advice: readonly Advice[];
  /** The invoice hash as base64; null when the document could not be read, or when no stage that ran looks at it. */
  readonly hash: string | null;
};

/**
 * ZATCA's own checks of a document, in its order: XML, UBL schema, EN 16931 and KSA rules (release R3.4.8), QR, stamp, previous hash.
 * A stage whose rule engine would crash reports `GENERAL` and nothing else. Never throws, whatever the bytes.
 */
export function checkDocument(bytes: Uint8Array, options: CheckOptions = {}): CheckResult {
  const xml = readXml(bytes);
  if ("problem" in xml) return summed([unread(xml, "PARSE"), unread(xml, "XSD")], ["PARSE", "XSD"], null);
  return checkXml(xml, options);
}

/** The same for a document that is already read. */
function checkXml(xml: XmlDocument, { only = stages, ...options }: CheckOptions): CheckResult {
  const document = subject(xml, options.at ?? new Date());
  const called: readonly Stage[] = wantsStamp(xml) ? [...ofDocument, "QR", "SIGNATURE", "PIH"] : [...ofDocument, "PIH"];
  const run = called.filter((stage) => only.includes(stage));
  const evidence = run.some((stage) => !ofDocument.includes(stage)) ? evidenceOf(xml) : undefined;
  const found = run.flatMap((stage): readonly Finding[] => {
    switch (stage) {
      case "XSD":
        return validate(xml.root).slice(0, most).map(misbuilt);
      case "EN":
        return sheet(en, document, stage, "EN_16931");
      case "KSA":
        return sheet(ksa, document, stage, "KSA");
      case "QR":
        return evidence ? stamped(qrFaults(evidence), stage) : [];
      case "SIGNATURE":
        return evidence ? stamped(signatureFaults(evidence, options), stage) : [];
      default:
        return stamped(pihFaults(xml, options.expectedPih), stage);
    }
  });
  const hash = evidence ? Buffer.from(evidence.hash).toString("base64") : null;
  const advice = options.advise === true ? adviseIn(xml, most) : [];
  return { ...summed(overridden(found, options.overrides ?? {}), run, hash), advice };
}

/** The stages that see the document alone. */
const ofDocument: readonly Stage[] = ["XSD", "EN", "KSA"];

/** A document with the same fault on every line needs no more findings than this of one rule. */
const most = 100;

function sheet(rules: readonly Rule[], document: Subject, stage: Stage, category: string): readonly Finding[] {
  try {
    return rules.flatMap(({ code, severity, check }) =>
      check(document)
        .slice(0, most)
        .map((violation) => violated({ code, severity, category, stage }, violation)),
    );
  } catch (failure) {
    if (!(failure instanceof EngineCrash)) throw failure;
    const kind = { code: "GENERAL", severity: "error", category: "BUSINESS_RULES", stage } as const;
    const params = { reason: failure.message };
    return [{ ...kind, path: "/", line: document.xml.root.line, params, message: titleOf("GENERAL", params) }];
  }
}

function stamped(faults: readonly StampFault[], stage: Stage): readonly Finding[] {
  return faults.map(({ code, severity, at, values }) =>
    violated(
      { code, severity, stage, category: gatewayCodes[code]?.category ?? stage },
      { at, ...(values && { values }) },
    ),
  );
}

function overridden(found: readonly Finding[], overrides: NonNullable<CheckOptions["overrides"]>): readonly Finding[] {
  return found.flatMap((finding) => {
    const severity = overrides[finding.code] ?? finding.severity;
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
}

const clockCodes: ReadonlySet<string> = new Set(["BR-KSA-98"]);

function summed(findings: readonly Finding[], run: readonly Stage[], hash: string | null): CheckResult {
  const counted = findings.filter(({ code }) => !clockCodes.has(code));
  const byStage = stages
    .filter((stage) => run.includes(stage))
    .map((stage) => [stage, outcome(counted.filter((each) => each.stage === stage))] as const);
  return {
    verdict: outcome(counted),
    stages: Object.fromEntries(byStage),
    errors: codes(counted.filter(({ severity }) => severity === "error")),
    warnings: codes(counted.filter(({ severity }) => severity === "warning")),
    clockWarnings: codes(findings.filter(({ code }) => clockCodes.has(code))),
    findings,
    advice: [],
    hash,
  };
}

function outcome(of: readonly Finding[]): Outcome {
  if (of.some(({ severity }) => severity === "error")) return "FAIL";
  return of.length > 0 ? "WARN" : "PASS";
}

function codes(of: readonly Finding[]): readonly string[] {
  return [...new Set(of.map(({ code }) => code))].toSorted();
}
