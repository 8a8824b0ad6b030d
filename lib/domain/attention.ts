import type { EstablishmentPermission } from "./rights.ts";

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

/** What whoever deals with an item must be allowed to do; where nothing stands, whoever sees it can do as much as anybody. */
export const rightFor = (source: AttentionSource): EstablishmentPermission | undefined => rights[source];

const rights: Partial<Readonly<Record<AttentionSource, EstablishmentPermission>>> = {
  chain_stopped: "device:write",
  document_person: "document:write",
  plan_overdue: "enrolment:write",
  expiring: "enrolment:write",
  drift: "device:write",
  identity_changed: "enrolment:write",
  enrolment_stopped: "enrolment:write",
  enrolment_stalled: "enrolment:write",
  enrolment_waiting: "enrolment:write",
  take_over_unanswered: "fleet:write",
  revocation_open: "device:write",
  webhook_off: "api_key:write",
};
