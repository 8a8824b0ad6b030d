import { and, sql, type Column, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import type { ListedNeed } from "#lib/domain/attention.ts";
import { isAsleep } from "./asleep-in.ts";
import type { DeviceSource } from "./source.ts";
import { chainStopped } from "./sources/chain-stopped.ts";
import { credentialFault } from "./sources/credential-fault.ts";
import { documentLimit } from "./sources/document-limit.ts";
import { documentPerson } from "./sources/document-person.ts";
import { drift } from "./sources/drift.ts";
import { enrolmentStalled } from "./sources/enrolment-stalled.ts";
import { enrolmentStopped } from "./sources/enrolment-stopped.ts";
import { enrolmentWaiting } from "./sources/enrolment-waiting.ts";
import { expiring } from "./sources/expiring.ts";
import { identityChanged } from "./sources/identity-changed.ts";
import { planOverdue } from "./sources/plan-overdue.ts";
import { revocationOpen } from "./sources/revocation-open.ts";

const sources: Readonly<Record<ListedNeed, DeviceSource>> = {
  credential_fault: credentialFault,
  chain_stopped: chainStopped,
  document_limit: documentLimit,
  document_person: documentPerson,
  plan_overdue: planOverdue,
  expiring,
  drift,
  identity_changed: identityChanged,
  enrolment_stopped: enrolmentStopped,
  enrolment_stalled: enrolmentStalled,
  enrolment_waiting: enrolmentWaiting,
  revocation_open: revocationOpen,
};

/** Devices that have an open item of one kind: those that the first page counts, without what was put aside. */
export const devicesNeeding = (need: ListedNeed | undefined, now: Date): SQL | undefined =>
  need && sql`${devices.id} in (${itemsOf(sources[need], devices.id, now)})`;

/** The same for rows that are what the items are about: certificates, walks, documents. */
export const needing = (id: Column, need: ListedNeed | undefined, now: Date): SQL | undefined =>
  need && sql`${id} in (${itemsOf(sources[need], sources[need].subject, now)})`;

const itemsOf = (told: DeviceSource, key: DeviceSource["subject"], now: Date): SQL =>
  sql`select ${key} from ${devices} inner join ${told.table} on ${told.on}
    where ${and(told.where({ now }), sql`not ${isAsleep(told, now)}`)}`;
