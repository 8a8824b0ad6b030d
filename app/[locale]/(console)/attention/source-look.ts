import type { State } from "#components/ui/badge.tsx";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { daysBetween } from "#lib/i18n/format.ts";
import type { AttentionItem } from "#lib/services/attention/source.ts";

/** Where the items of a source stand, and no others. */
export const listOf = (source: AttentionSource): string => lists[source];

/** Where one item is dealt with. */
export function placeOf({ source, subject, device, establishmentId }: AttentionItem): string {
  if (source === "take_over_unanswered") return `${lists[source]}?establishment=${establishmentId}`;
  if (source === "webhook_off") return `/settings/webhooks/${subject}`;
  if (source === "document_limit" || source === "document_person") return `/documents/${subject}`;
  return device === null ? lists[source] : `/devices/${device.id}`;
}

export function stateOf({ source, until }: AttentionItem, now: Date): State {
  if (until === null) return states[source];
  if (until <= now) return "broken";
  if (source === "expiring" || source === "plan_overdue") return daysBetween(now, until) <= 7 ? "late" : "due";
  return states[source];
}

const states = {
  scheduler_silent: "broken",
  platform_incident: "late",
  clock_skew: "late",
  credential_fault: "broken",
  chain_stopped: "broken",
  document_limit: "late",
  document_person: "due",
  alarms_undelivered: "late",
  plan_overdue: "due",
  expiring: "due",
  drift: "late",
  identity_changed: "late",
  enrolment_stopped: "broken",
  enrolment_stalled: "late",
  enrolment_waiting: "waiting",
  take_over_unanswered: "late",
  revocation_open: "due",
  webhook_off: "due",
  pulse_unheard: "due",
} as const satisfies Record<AttentionSource, State>;

const lists = {
  scheduler_silent: "/queue",
  platform_incident: "/queue",
  clock_skew: "/settings/sending",
  credential_fault: "/devices?needs=credential_fault",
  chain_stopped: "/devices?needs=chain_stopped",
  document_limit: "/documents?needs=document_limit",
  document_person: "/documents?needs=document_person",
  alarms_undelivered: "/settings/alarms/ledger?state=failed",
  plan_overdue: "/certificates?needs=plan_overdue",
  expiring: "/certificates?needs=expiring",
  drift: "/devices?needs=drift",
  identity_changed: "/devices?needs=identity_changed",
  enrolment_stopped: "/enrolments?needs=enrolment_stopped",
  enrolment_stalled: "/enrolments?needs=enrolment_stalled",
  enrolment_waiting: "/enrolments?needs=enrolment_waiting",
  take_over_unanswered: "/take-over/key",
  revocation_open: "/devices?needs=revocation_open",
  webhook_off: "/settings/webhooks",
  pulse_unheard: "/queue",
} as const satisfies Record<AttentionSource, string>;
