/** What can need a person, the most urgent first. The sources of the attention page bear these names. */
export const attentionSources = [
  "scheduler_silent",
  "platform_incident",
  "credential_fault",
  "chain_stopped",
  "document_limit",
  "document_person",
  "expiring",
  "drift",
  "enrolment_stopped",
  "enrolment_waiting",
  "revocation_open",
  "webhook_off",
] as const;
export type AttentionSource = (typeof attentionSources)[number];
