import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instantReasons, planStates } from "#lib/domain/renewal-plan.ts";
import { environmentEnum, instant } from "./columns.ts";
import { credentialKindEnum, credentials } from "./credentials.ts";

export const planStateEnum = pgEnum("renewal_plan_state", planStates);
export const instantReasonEnum = pgEnum("renewal_instant_reason", instantReasons);

/** When a production certificate is to be renewed: drawn once and stored; and where its alarms stand. */
export const renewalPlans = pgTable(
  "renewal_plans",
  {
    credentialId: uuid("credential_id").primaryKey(),
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    credentialKind: credentialKindEnum("credential_kind").notNull().default("production"),
    opensAt: instant("opens_at").notNull(),
    latestAt: instant("latest_at").notNull(),
    notAfter: instant("not_after").notNull(),
    plannedAt: instant("planned_at").notNull(),
    instantReason: instantReasonEnum("instant_reason").notNull(),
    state: planStateEnum("state").notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    lastFailureAt: instant("last_failure_at"),
    nextTryAt: instant("next_try_at"),
    attentionSince: instant("attention_since"),
    attentionReasons: text("attention_reasons")
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The reason at which its walk stopped until a person acts. */
    cause: text("cause"),
    lookAt: instant("look_at").notNull(),
    /** The rung that was raised last, and when the ledger looks again; null once it is over. */
    raisedRung: integer("raised_rung"),
    ringAt: instant("ring_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    foreignKey({
      name: "renewal_plans_credential",
      columns: [t.credentialId, t.deviceId, t.establishmentId, t.environment, t.credentialKind],
      foreignColumns: [
        credentials.id,
        credentials.deviceId,
        credentials.establishmentId,
        credentials.environment,
        credentials.kind,
      ],
    }),
    index("renewal_plans_to_look")
      .on(t.lookAt)
      .where(sql`state not in ('done', 'dropped')`),
    index("renewal_plans_to_ring")
      .on(t.ringAt)
      .where(sql`ring_at is not null`),
    // holds what row-level security asks too, so that counting touches no row
    index("renewal_plans_by_end")
      .on(t.establishmentId, t.notAfter, t.credentialId, t.deviceId, t.state, t.attentionSince)
      .where(sql`state not in ('done', 'dropped')`),
    index("renewal_plans_in_end_order")
      .on(t.notAfter, t.credentialId)
      .where(sql`state not in ('done', 'dropped')`),
    index("renewal_plans_by_instant")
      .on(t.establishmentId, t.plannedAt)
      .where(sql`state not in ('done', 'dropped')`),
    index("renewal_plans_for_a_person")
      .on(t.establishmentId, t.attentionSince)
      .where(sql`attention_since is not null`),
    index("renewal_plans_by_state").on(t.establishmentId, t.state, t.credentialId, t.deviceId),
    index("renewal_plans_by_device").on(t.deviceId),
  ],
);
