import type { Rule } from "../rule.ts";
import { allowanceRules } from "./allowances.ts";
import { categoryRules } from "./categories.ts";
import { codeRules } from "./codes.ts";
import { document } from "./document.ts";
import { lineRules } from "./lines.ts";
import { summaryRules } from "./summary.ts";
import { totalRules } from "./totals.ts";

/** The 103 codes of ZATCA's EN 16931 sheet, release R3.4.8. */
export const en: readonly Rule[] = [
  ...document,
  ...lineRules,
  ...totalRules,
  ...summaryRules,
  ...allowanceRules,
  ...categoryRules,
  ...codeRules,
];
