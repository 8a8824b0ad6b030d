import type { State } from "#components/ui/badge.tsx";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { daysBetween } from "#lib/i18n/format.ts";
import type { AttentionItem } from "#lib/services/attention/source.ts";
import { dueDays } from "#lib/services/credentials/queries.ts";

/** Where all items of a source stand. */
export function listOf(source: AttentionSource, now: Date): string {
  if (source !== "expiring") return lists[source];
  const lastDay = new Date(now.getTime() + dueDays * 86_400_000).toISOString().slice(0, 10);
  return `${lists.expiring}&to=${lastDay}`;
}

/** Where one item is dealt with. */
export function placeOf({ source, subject, device }: AttentionItem): string {
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
  revocation_open: "due",
  webhook_off: "due",
  pulse_unheard: "due",
} as const satisfies Record<AttentionSource, State>;

const lists = {
  scheduler_silent: "/queue",
  platform_incident: "/queue",
  clock_skew: "/settings/sending",
  credential_fault: "/queue",
  chain_stopped: "/devices",
  document_limit: "/documents?state=pending",
  document_person: "/documents?state=pending",
  alarms_undelivered: "/settings/alarms/ledger?state=failed",
  plan_overdue: "/certificates?state=live&plan=overdue",
  expiring: "/certificates?state=live&plan=none",
  drift: "/devices",
  identity_changed: "/enrolments/sessions/new?pick=changed",
  enrolment_stopped: "/enrolments?state=stopped",
  enrolment_stalled: "/enrolments?state=open",
  enrolment_waiting: "/enrolments?state=ready",
  revocation_open: "/devices",
  webhook_off: "/settings/webhooks",
  pulse_unheard: "/queue",
} as const satisfies Record<AttentionSource, string>;
