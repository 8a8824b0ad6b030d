/** Every metric that `/api/metrics` gives, with its kind and what it says. Alert rules may name these and no others. */
export const families = {
  khatm_scheduler_last_seen_timestamp_seconds: "When the scheduler last gave a sign of life.",
  khatm_certificates: "Live certificates by environment.",
  khatm_certificates_expiring: "Live certificates that end within so many days with nothing begun to replace them.",
  khatm_certificate_next_not_after_timestamp_seconds: "When the first of the live certificates ends.",
  khatm_certificate_not_after_timestamp_seconds: "When each live certificate ends (on request: ?series=devices).",
  khatm_devices: "Devices by status and environment.",
  khatm_enrolments_open: "Open enrolments by status.",
  khatm_enrolments_stopped: "Open enrolments that only a person can move.",
  khatm_documents_waiting: "Documents that wait to be sent, by environment and state.",
  khatm_document_oldest_due_timestamp_seconds: "The nearest limit among waiting documents.",
  khatm_document_oldest_created_timestamp_seconds: "When the oldest waiting document was issued.",
  khatm_chains_stopped: "Chains that issue nothing until somebody states where they stand.",
  khatm_devices_held: "Devices whose documents are held back, by reason.",
  khatm_platform_open: "1 while sending to an environment pauses because the platform is in trouble.",
  khatm_webhooks_off: "Webhook endpoints that were switched off because nothing went through.",
  khatm_audit_unsealed_entries: "Audit entries that are not sealed yet.",
} as const;

export type Family = keyof typeof families;
export type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

/** The text format of Prometheus, version 0.0.4. All are gauges. */
export function exposition(samples: ReadonlyMap<Family, readonly Sample[]>): string {
  return [...samples].map(([name, given]) => block(name, given)).join("");
}

function block(name: Family, samples: readonly Sample[]): string {
  if (samples.length === 0) return "";
  const lines = samples.map(({ labels, value }) => `${name}${labelled(labels)} ${value}\n`).join("");
  return `# HELP ${name} ${families[name]}\n# TYPE ${name} gauge\n${lines}`;
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
