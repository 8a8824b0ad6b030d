import type { Messages } from "#lib/i18n/messages.ts";
import { placeOf } from "./place-of.ts";

export const guides = ["finance-admin", "it", "accountant", "operator"] as const;
export type Guide = (typeof guides)[number];
export type HelpTopic = keyof Messages["help"]["page"];

/** What each page's help tells, and the guide with the whole of it; `*` stands for what an address names. */
export const helpTopics: Readonly<Record<HelpTopic, readonly [guide: Guide, ...paths: string[]]>> = {
  attention: ["it", "/attention", "/attention/asleep"],
  devices: ["finance-admin", "/devices"],
  device: ["finance-admin", "/devices/*", "/devices/*/edit"],
  newDevice: ["finance-admin", "/devices/new"],
  chain: ["it", "/devices/*/chain"],
  bulk: ["it", "/devices/bulk", "/devices/give", "/devices/runs", "/devices/runs/*"],
  fleet: ["it", "/fleet"],
  certificates: ["it", "/certificates"],
  forecast: ["it", "/certificates/forecast", "/certificates/next"],
  enrolments: ["finance-admin", "/enrolments", "/enrolments/*"],
  sessions: ["finance-admin", "/enrolments/sessions", "/enrolments/sessions/*", "/enrolments/sessions/new"],
  documents: ["accountant", "/documents"],
  document: ["accountant", "/documents/*", "/documents/*/correct"],
  newDocument: ["accountant", "/documents/new"],
  upload: ["accountant", "/documents/upload"],
  queue: ["it", "/queue"],
  errors: ["accountant", "/findings", "/findings/causes/*"],
  warnings: ["accountant", "/findings/warnings"],
  translate: ["accountant", "/findings/translate"],
  mail: ["accountant", "/findings/mail"],
  branches: ["finance-admin", "/branches", "/branches/*", "/branches/*/edit"],
  opening: ["finance-admin", "/branches/new", "/branches/*/opening"],
  coverage: ["finance-admin", "/coverage", "/coverage/compare"],
  establishments: ["finance-admin", "/establishments", "/establishments/new"],
  establishment: [
    "finance-admin",
    "/establishments/*",
    "/establishments/*/edit",
    "/establishments/*/members/*",
    "/establishments/*/members/new",
  ],
  evidence: ["it", "/evidence", "/evidence/*"],
  audit: ["it", "/audit"],
  import: ["finance-admin", "/import", "/import/*"],
  notices: ["it", "/notices"],
  reconciliation: ["finance-admin", "/reconciliation", "/reconciliation/*"],
  takeOver: ["it", "/take-over", "/take-over/key"],
  tieOut: ["accountant", "/tie-out"],
  keys: ["finance-admin", "/settings", "/settings/keys/new"],
  sending: ["it", "/settings/sending", "/settings/sending/installation"],
  people: ["finance-admin", "/settings/people", "/settings/people/invite"],
  groups: ["finance-admin", "/settings/groups", "/settings/groups/*", "/settings/groups/new"],
  alarms: ["it", "/settings/alarms", "/settings/alarms/ledger", "/settings/alarms/new"],
  own: ["it", "/settings/own"],
  webhooks: ["it", "/settings/webhooks", "/settings/webhooks/*", "/settings/webhooks/new"],
  guide: ["operator", "/guides/*"],
};

/** The help of the page with this address, without its language; undefined for what is no page. */
export function helpFor(pathname: string): { readonly topic: HelpTopic; readonly guide: Guide } | undefined {
  const plain = placeOf(pathname);
  return byPath.get(plain) ?? byPath.get(plain.replace(/\/[^/]+$/, "/*"));
}

const byPath = new Map<string, { readonly topic: HelpTopic; readonly guide: Guide }>();
let topic: HelpTopic;
for (topic in helpTopics) {
  const [guide, ...paths] = helpTopics[topic];
  for (const path of paths) byPath.set(path, { topic, guide });
}
