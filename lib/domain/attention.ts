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
  "take_over_unanswered",
  "revocation_open",
  "webhook_off",
  "pulse_unheard",
] as const;
export type AttentionSource = (typeof attentionSources)[number];

/** Whose items a list can be narrowed to. */
export const deviceNeeds = [
  "credential_fault",
  "chain_stopped",
  "drift",
  "identity_changed",
  "revocation_open",
] as const;
export const certificateNeeds = ["plan_overdue", "expiring"] as const;
export const enrolmentNeeds = ["enrolment_stopped", "enrolment_stalled", "enrolment_waiting"] as const;
export const documentNeeds = ["document_limit", "document_person"] as const;
export type ListedNeed = (
  | typeof deviceNeeds
  | typeof certificateNeeds
  | typeof enrolmentNeeds
  | typeof documentNeeds
)[number];
