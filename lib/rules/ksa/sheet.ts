import type { Rule } from "../rule.ts";
import { adjustmentRules } from "./adjustments.ts";
import { advanceRules } from "./advances.ts";
import { amountRules } from "./amounts.ts";
import { currencyRules } from "./currency.ts";
import { documentRules } from "./document.ts";
import { exemptionRules } from "./exemptions.ts";
import { formatRules } from "./formats.ts";
import { identifierRules } from "./identifiers.ts";
import { noteRules } from "./notes.ts";
import { partyRules } from "./parties.ts";
import { stampRules } from "./stamp.ts";

/** The 142 codes of ZATCA's KSA sheet, release R3.4.8. */
export const ksa: readonly Rule[] = [
  ...documentRules,
  ...stampRules,
  ...partyRules,
  ...identifierRules,
  ...noteRules,
  ...advanceRules,
  ...exemptionRules,
  ...adjustmentRules,
  ...amountRules,
  ...currencyRules,
  ...formatRules,
];
