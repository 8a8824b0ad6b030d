import { and, eq, inArray, isNotNull, lte, ne, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { importRows } from "#db/schema/imports.ts";
import { renewalPlans } from "#db/schema/renewal-plans.ts";
import type { Actor } from "#lib/actor.ts";
import { query } from "#lib/command.ts";
import { blocksOf, type OtpBlock } from "#lib/domain/otp-eligibility.ts";
import { devicesPerSession } from "#lib/domain/otp-session.ts";
import { dueDays, renewalDueFrom } from "#lib/domain/renewal.ts";
import { saysOtherThanRecords } from "#lib/services/credentials/identity.ts";
import { matching as matchingCertificates } from "#lib/services/credentials/queries.ts";
import { ListCertificates } from "#lib/services/credentials/schema.ts";
import { matching as matchingDevices } from "#lib/services/devices/queries.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import { equals } from "#lib/services/search.ts";
import { devicesOfView } from "#lib/services/views/narrow.ts";
import { readFacts, type Candidate } from "./facts.ts";
import { PlanSessions } from "./schema.ts";

type Asked = z.output<typeof PlanSessions>;

/**
 * What a choice would become: one group per establishment, environment and kind, with who may take part, who may not and why.
 * Nothing happens before it is confirmed. At most a thousand devices, the most urgent ones.
 */
export const planSessions = query({
  name: "otp_session.plan",
  permission: "enrolment:write",
  input: PlanSessions,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const now = ctx.clock.now();
      const found = await readFacts(db, await chosen(db, input, ctx.actor, now), devicesPerSession + 1);
      const taken = found.slice(0, devicesPerSession).map((candidate) => viewOf(candidate, input, now));
      return { groups: grouped(taken), more: found.length > devicesPerSession };
    }),
});

export type SessionPlan = Awaited<ReturnType<typeof planSessions.run>>;

async function chosen(db: Reader, input: Asked, actor: Actor, now: Date): Promise<SQL | undefined> {
  const here = and(ne(devices.status, "ended"), equals(devices.establishmentId, input.establishment));
  switch (input.pick) {
    case "due":
      return and(here, plannedBy(now));
    case "soon":
      return and(here, endsSoon(now));
    case "changed":
      return and(here, saysOtherThanRecords);
    case "new":
      return and(here, eq(devices.status, "draft"), eq(devices.custody, "central"));
    case "branch":
      return and(here, input.branch === undefined ? sql`false` : eq(devices.branchId, input.branch));
    case "view":
      return and(here, input.view === undefined ? sql`false` : await devicesOfView(db, input.view, actor, now));
    case "chosen":
      return and(here, input.device.length === 0 ? sql`false` : inArray(devices.id, [...input.device]));
    case "import":
      return and(
        here,
        input.import === undefined ? sql`false` : inArray(devices.id, devicesOfImport(db, input.import)),
      );
    case "devices":
      return and(here, matchingDevices(ListDevices.parse(input), actor, now));
    case "certificates":
      return and(here, inArray(devices.id, devicesOfCertificates(db, input, actor, now)));
  }
}

/** By the stored instant of the live certificate's renewal, which a wave that was spread has moved. */
const plannedBy = (now: Date): SQL =>
  sql`exists (select 1 from ${renewalPlans} where ${renewalPlans.credentialId} = ${credentials.id}
    and ${renewalPlans.state} not in ('done', 'dropped') and ${renewalPlans.plannedAt} <= ${now.toISOString()}::timestamptz)`;

const endsSoon = (now: Date): SQL | undefined =>
  and(isNotNull(credentials.notAfter), lte(credentials.notAfter, new Date(now.getTime() + dueDays * 86_400_000)));

const devicesOfCertificates = (db: Reader, input: Asked, actor: Actor, now: Date) =>
  db
    .select({ id: credentials.deviceId })
    .from(credentials)
    .innerJoin(devices, eq(devices.id, credentials.deviceId))
    .innerJoin(branches, eq(branches.id, devices.branchId))
    .where(matchingCertificates(ListCertificates.parse(input), actor, now));

/** Rows of an import are seen by its person alone. */
const devicesOfImport = (db: Reader, importId: string) =>
  db
    .select({ id: importRows.recordId })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.kind, "device")));

/** What is picked by its certificates or by name is proposed as a whole. */
const asOne: ReadonlySet<Asked["pick"]> = new Set(["due", "soon", "changed", "certificates", "import", "chosen"]);

function viewOf({ device, branch, establishment, certificate, kind, facts }: Candidate, { pick }: Asked, now: Date) {
  const { id, name, environment } = device;
  const { notBefore, notAfter } = certificate ?? { notBefore: null, notAfter: null };
  const due = notBefore === null || notAfter === null || renewalDueFrom({ notBefore, notAfter }) <= now;
  const proposed = kind === "onboarding" || due || asOne.has(pick);
  return { id, name, environment, branch, establishment, kind, notAfter, due, proposed, blocks: blocksOf(facts) };
}

type View = ReturnType<typeof viewOf>;
export type PlannedDevice = Pick<View, "id" | "name" | "branch" | "notAfter" | "due" | "proposed"> & {
  readonly blocks: readonly OtpBlock[];
};

function grouped(views: readonly View[]) {
  const groups = Map.groupBy(views, ({ establishment, environment, kind }) =>
    [establishment.id, environment, kind].join("/"),
  );
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { establishment, environment, kind } = first;
    return {
      establishment,
      environment,
      kind,
      eligible: rows.filter(({ blocks }) => blocks.length === 0),
      blocked: rows.filter(({ blocks }) => blocks.length > 0),
    };
  });
}
