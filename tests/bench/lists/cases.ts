import { z } from "zod";
import { can, type Actor } from "#lib/actor.ts";
import { execute, type Query } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import { listAudit } from "#lib/services/audit/queries.ts";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { countUnrenewed } from "#lib/services/attention/unrenewed.ts";
import { listBranches } from "#lib/services/branches/queries.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { listDevices } from "#lib/services/devices/queries.ts";
import { countDevices } from "#lib/services/devices/registration.ts";
import { countDocuments } from "#lib/services/documents/count.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { listEnrolments } from "#lib/services/enrolments/queries.ts";
import { listCauses } from "#lib/services/findings/causes.ts";
import { listWarnings } from "#lib/services/findings/warnings.ts";
import { showOutlook } from "#lib/services/planning/radar.ts";

type Address = Readonly<Record<string, string>>;
export type Page = { readonly next?: string | undefined; readonly previous?: string | undefined };

export type ListCase = {
  readonly list: string;
  readonly what: string;
  readonly address: Address;
  readonly may: (actor: Actor) => boolean;
  readonly ask: (context: Context, address: Address) => Promise<Page>;
};

type Asked = Readonly<Record<string, Address>>;

const casesOf = <Input, Output>(list: string, query: Query<Input, Output>, asked: Asked): ListCase[] =>
  Object.entries(asked).map(([what, address]) => ({
    list,
    what,
    address,
    may: (actor) => can(actor, query.permission),
    ask: async (context, input) => pageOf(await execute(query, context, input)),
  }));

/** Neighbouring pages, where what was asked for has any. */
function pageOf(found: unknown): Page {
  return z.object({ next: z.string().optional(), previous: z.string().optional() }).catch({}).parse(found);
}

/** Every list in each of its orders, with each of its filters, and with searches that find one, many and nothing. */
export const listCases = (
  ids: Readonly<Record<"establishment" | "branch" | "device", string>>,
): readonly ListCase[] => [
  ...casesOf("devices", listDevices, {
    "by name": {},
    "by name, backwards": { sort: "-name" },
    "by branch": { sort: "branch" },
    "by branch, backwards": { sort: "-branch" },
    "by serial": { sort: "serial" },
    newest: { sort: "-created" },
    live: { status: "live" },
    drafts: { status: "draft" },
    "drafts by branch": { status: "draft", sort: "branch" },
    "suspended, newest": { status: "suspended", sort: "-created" },
    "another environment": { environment: "simulation" },
    "an environment without any": { environment: "production" },
    "of one establishment": { establishment: ids.establishment },
    "of one branch": { branch: ids.branch },
    "search, one": { q: "Till 054321" },
    "search, many": { q: "Till 0" },
    "search, many by branch": { q: "Till 0", sort: "branch" },
    "search, some": { q: "Till 05" },
    "search, none": { q: "nowhere" },
    "search, Arabic branch": { q: "أحياء ٧٢" },
    "search, Arabic folded": { q: "فرع احياء 0072" },
    "search, city": { q: "مكه" },
    "search, two letters": { q: "ti" },
    "search, serial": { q: "3-0a1b" },
    "search, suspended": { q: "Till 0", status: "suspended" },
  }),
  ...casesOf("device counts", countDevices, { all: {}, "of one establishment": { establishment: ids.establishment } }),
  ...casesOf("attention", showAttention, { all: {}, "of one establishment": { establishment: ids.establishment } }),
  ...casesOf("attention, what nobody renews", countUnrenewed, { all: {} }),
  ...casesOf("certificates by week", showHorizon, { all: {} }),
  ...casesOf("certificates, if nobody acts", showOutlook, { all: {} }),
  ...casesOf("certificates", listCertificates, {
    "by end": {},
    "by end, backwards": { sort: "-expires" },
    "by device": { sort: "device" },
    "by branch": { sort: "branch" },
    "by serial": { sort: "serial" },
    live: { state: "live" },
    expired: { state: "expired" },
    due: { state: "due" },
    revoked: { state: "revoked" },
    "revoked by device": { state: "revoked", sort: "device" },
    "of production": { kind: "production" },
    "of compliance": { kind: "compliance" },
    "another environment": { environment: "simulation" },
    "plan waits": { plan: "waiting" },
    "plan done": { plan: "done" },
    "of one branch": { branch: ids.branch },
    "of one device": { device: ids.device },
    "ending in a month": { from: "2027-03-01", to: "2027-03-31" },
    "search, one": { q: "Till 054321" },
    "search, many": { q: "Till 0" },
    "search, none": { q: "nowhere" },
    "search, Arabic branch": { q: "أحياء ٧٢" },
  }),
  ...casesOf("enrolments", listEnrolments, {
    "last moved": {},
    "first moved": { sort: "updated" },
    open: { state: "open" },
    stopped: { state: "stopped" },
    active: { state: "active" },
    abandoned: { state: "abandoned" },
    "another environment": { environment: "production" },
    "search, one": { q: "Till 054323" },
    "search, many": { q: "Till 0" },
    "search, none": { q: "nowhere" },
  }),
  ...casesOf("documents", listDocuments, {
    newest: { sort: "-issued" },
    oldest: {},
    "by limit": { sort: "due" },
    "by limit, backwards": { sort: "-due" },
    waiting: { state: "pending" },
    "waiting, by limit": { state: "pending", sort: "due" },
    accepted: { state: "accepted", sort: "-issued" },
    rejected: { state: "rejected", sort: "-issued" },
    stopped: { state: "stopped", sort: "-due" },
    "copy missing": { state: "copy_missing" },
    standard: { kind: "standard", sort: "-issued" },
    "standard by limit": { kind: "standard", sort: "due" },
    simplified: { kind: "simplified" },
    "rejected standard": { state: "rejected", kind: "standard" },
    "waiting standard": { state: "pending", kind: "standard", sort: "-issued" },
    "another environment": { environment: "simulation", sort: "-issued" },
    "an environment without any": { environment: "production", sort: "-issued" },
    "of one branch": { branch: ids.branch, sort: "-issued" },
    "of one branch by limit": { branch: ids.branch, sort: "due" },
    "of one device": { device: ids.device, sort: "-issued" },
    "of one device by limit": { device: ids.device, sort: "due" },
    "search, one": { q: "INV-000543210" },
    "search, ending": { q: "543210" },
    "search, digits": { q: "INV-٠٠٠٥٤٣٢" },
    "search, many": { q: "INV-0", sort: "-issued" },
    "search, many by limit": { q: "INV-0", sort: "due" },
    "search, buyer": { q: "آفاق 404" },
    "search, buyers": { q: "شركه افاق" },
    "search, none": { q: "nowhere" },
    "search, two letters": { q: "nv" },
    "search, rejected": { q: "INV-00054", state: "rejected" },
  }),
  ...casesOf("document counts", countDocuments, {
    all: {},
    "of one establishment": { establishment: ids.establishment },
  }),
  ...casesOf("branches", listBranches, {
    "by name": {},
    "by city": { sort: "city" },
    archived: { state: "archived" },
    "search, one": { q: "Branch 00720" },
    "search, many": { q: "branch" },
    "search, none": { q: "nowhere" },
  }),
  ...casesOf("audit", listAudit, {
    newest: {},
    oldest: { sort: "at" },
    "of one establishment": { establishment: ids.establishment },
    "of one device": { entityId: ids.device },
    "search, many": { q: "device.suspend" },
    "search, one": { q: ids.device },
    "search, none": { q: "nowhere" },
  }),
  ...casesOf("findings", listCauses, {
    causes: {},
    "causes of one establishment": { establishment: ids.establishment },
  }),
  ...casesOf("findings", listWarnings, { warnings: {} }),
];
