/** The calls that the platform knows, as evidence names them. */
export const gatewayCalls = [
  "clear",
  "report",
  "requestCompliance",
  "checkCompliance",
  "requestProduction",
  "renewProduction",
] as const;

/** How a call ended: what was decided, or why nothing was. */
export const callOutcomes = [
  "accepted",
  "accepted_with_warnings",
  "already_accepted",
  "rejected",
  "use_reporting",
  "issued",
  "compliance_first",
  "refused",
  "passed",
  "passed_with_warnings",
  "failed",
  "credential_refused",
  "throttled",
  "too_large",
  "may_have_arrived",
  "answer_lost",
  "configuration",
  "contradictory",
] as const;

/** Why a call came to no answer. */
export const callFailures = ["timeout", "unreachable", "reset", "answer_too_large"] as const;
