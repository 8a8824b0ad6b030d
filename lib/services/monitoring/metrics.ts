import { and, count, eq, inArray, isNotNull, isNull, lte, min, ne, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/read.ts";
import { auditEntries, auditSeals } from "#db/schema/audit.ts";
import { chainStops } from "#db/schema/chain-stops.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { breakers, heartbeats, submissionHolds } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { webhookEndpoints } from "#db/schema/webhooks.ts";
import { query } from "#lib/command.ts";
import { isOpenWalk, isStoppedWalk, replacesCertificate } from "#lib/services/enrolments/open-walk.ts";
import { schedulerName } from "#lib/services/submissions/heartbeat.ts";
import type { Family, Sample } from "./families.ts";

type Samples = Map<Family, readonly Sample[]>;

/** Counts, ages and absolute times over the whole installation: ids, never names. Each certificate on request only. */
export const readMetrics = query({
  name: "monitoring.metrics",
  permission: "worker",
  input: z.object({ devices: z.boolean() }),
  run: (ctx, input) =>
    ctx.read(async (db): Promise<Samples> => {
      const now = ctx.clock.now();
      return new Map([
        ...(await ofScheduler(db)),
        ...(await ofCertificates(db, now)),
        ...(await ofWalks(db)),
        ...(await ofDocuments(db)),
        ...(await ofFaults(db)),
        ...(input.devices ? await ofEach(db) : []),
      ]);
    }),
});

const seconds = (at: Date | string | null): readonly Sample[] =>
  at === null ? [] : [{ labels: {}, value: Math.floor(new Date(at).getTime() / 1000) }];
const only = (value: number | undefined): readonly Sample[] => [{ labels: {}, value: value ?? 0 }];

async function ofScheduler(db: Reader): Promise<Samples> {
  const [beat] = await db.select({ at: heartbeats.at }).from(heartbeats).where(eq(heartbeats.name, schedulerName));
  return new Map([["khatm_scheduler_last_seen_timestamp_seconds", seconds(beat?.at ?? null)]]);
}

async function ofCertificates(db: Reader, now: Date): Promise<Samples> {
  const live = and(eq(credentials.status, "live"), isNotNull(credentials.notAfter));
  const byEnvironment = await db
    .select({ environment: credentials.environment, value: count(), first: min(credentials.notAfter) })
    .from(credentials)
    .where(live)
    .groupBy(credentials.environment);
  const within: Sample[] = [];
  for (const days of [7, 30, 90]) {
    const end = new Date(now.getTime() + days * 86_400_000);
    const walk = db.select({ id: enrolments.id }).from(enrolments).where(replacesCertificate);
    const [row] = await db
      .select({ value: count() })
      .from(credentials)
      .where(and(live, lte(credentials.notAfter, end), notExists(walk)));
    within.push({ labels: { days: `${days}` }, value: row?.value ?? 0 });
  }
  return new Map<Family, readonly Sample[]>([
    ["khatm_certificates", byEnvironment.map(({ environment, value }) => ({ labels: { environment }, value }))],
    ["khatm_certificates_expiring", within],
    [
      "khatm_certificate_next_not_after_timestamp_seconds",
      byEnvironment.flatMap(({ environment, first }) =>
        seconds(first).map(({ value }) => ({ labels: { environment }, value })),
      ),
    ],
  ]);
}

async function ofWalks(db: Reader): Promise<Samples> {
  const byStatus = await db
    .select({ status: enrolments.status, value: count() })
    .from(enrolments)
    .where(isOpenWalk)
    .groupBy(enrolments.status);
  const [stopped] = await db.select({ value: count() }).from(enrolments).where(isStoppedWalk);
  const byDevice = await db
    .select({ status: devices.status, environment: devices.environment, value: count() })
    .from(devices)
    .groupBy(devices.status, devices.environment);
  return new Map<Family, readonly Sample[]>([
    ["khatm_devices", byDevice.map(({ value, ...labels }) => ({ labels, value }))],
    ["khatm_enrolments_open", byStatus.map(({ value, ...labels }) => ({ labels, value }))],
    ["khatm_enrolments_stopped", only(stopped?.value)],
  ]);
}

async function ofDocuments(db: Reader): Promise<Samples> {
  const waiting = inArray(submissions.state, ["pending", "stopped", "copy_missing"]);
  const byState = await db
    .select({ environment: submissions.environment, state: submissions.state, value: count() })
    .from(submissions)
    .where(waiting)
    .groupBy(submissions.environment, submissions.state);
  const [oldest] = await db
    .select({ due: min(submissions.dueAt), created: min(submissions.createdAt) })
    .from(submissions)
    .where(inArray(submissions.state, ["pending", "stopped"]));
  return new Map<Family, readonly Sample[]>([
    ["khatm_documents_waiting", byState.map(({ value, ...labels }) => ({ labels, value }))],
    ["khatm_document_oldest_due_timestamp_seconds", seconds(oldest?.due ?? null)],
    ["khatm_document_oldest_created_timestamp_seconds", seconds(oldest?.created ?? null)],
  ]);
}

async function ofFaults(db: Reader): Promise<Samples> {
  const [chains] = await db.select({ value: count() }).from(chainStops).where(isNull(chainStops.resumedAt));
  const held = await db
    .select({ reason: submissionHolds.reason, value: count() })
    .from(submissionHolds)
    .groupBy(submissionHolds.reason);
  const platform = await db.select({ environment: breakers.environment, state: breakers.state }).from(breakers);
  const [webhooks] = await db
    .select({ value: count() })
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.active, false), ne(webhookEndpoints.disabledReason, "person")));
  const [audit] = await db
    .select({ value: count() })
    .from(auditEntries)
    .where(sql`${auditEntries.id} > coalesce((select max(${auditSeals.entryId}) from ${auditSeals}), 0)`);
  return new Map<Family, readonly Sample[]>([
    ["khatm_chains_stopped", only(chains?.value)],
    ["khatm_devices_held", held.map(({ value, ...labels }) => ({ labels, value }))],
    [
      "khatm_platform_open",
      platform.map(({ environment, state }) => ({ labels: { environment }, value: state === "closed" ? 0 : 1 })),
    ],
    ["khatm_webhooks_off", only(webhooks?.value)],
    ["khatm_audit_unsealed_entries", only(audit?.value)],
  ]);
}

async function ofEach(db: Reader): Promise<Samples> {
  const rows = await db
    .select({
      device: credentials.deviceId,
      establishment: credentials.establishmentId,
      environment: credentials.environment,
      notAfter: credentials.notAfter,
    })
    .from(credentials)
    .where(and(eq(credentials.status, "live"), isNotNull(credentials.notAfter)));
  return new Map([
    [
      "khatm_certificate_not_after_timestamp_seconds",
      rows.flatMap(({ notAfter, ...labels }) => seconds(notAfter).map(({ value }) => ({ labels, value }))),
    ],
  ]);
}
