/** What can need a person, the most urgent first. The sources of the attention page bear these names. */
export const attentionSources = [
  "scheduler_silent",
  "platform_incident",
  "clock_skew",
  "credential_fault",
  "chain_stopped",
  "document_limit",
  "document_person",
  "alarms_undelivered",
  "plan_overdue",
  "expiring",
  "drift",
  "identity_changed",
  "enrolment_stopped",
  "enrolment_stalled",
  "enrolment_waiting",
  "revocation_open",
  "webhook_off",
  "pulse_unheard",
] as const;
export type AttentionSource = (typeof attentionSources)[number];
