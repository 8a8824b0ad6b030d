import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { findingSources, transactionKinds } from "#lib/domain/document.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { gramsOf } from "../search.ts";
import { chainStops } from "./chain-stops.ts";
import { createdAt, environmentEnum, id, instant } from "./columns.ts";
import { chains, credentialKindEnum, credentials } from "./credentials.ts";
import { deviceBranches } from "./devices.ts";

export const transactionKindEnum = pgEnum("transaction_kind", transactionKinds);
export const findingSourceEnum = pgEnum("finding_source", findingSources);
export const findingSeverityEnum = pgEnum("finding_severity", ["error", "warning", "info"]);

/**
 * The narrow ledger of identities: what must be unique is unique here, unpartitioned. The composite keys refuse a
 * document of another device's or environment's credential, one for a branch that the device does not serve, and one
 * whose counter and previous hash are not those that follow in its chain.
 */
export const documentIdentities = pgTable(
  "document_identities",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    deviceId: uuid("device_id").notNull(),
    branchId: uuid("branch_id").notNull(),
    chainId: uuid("chain_id").notNull(),
    credentialId: uuid("credential_id").notNull(),
    credentialKind: credentialKindEnum("credential_kind").notNull().default("production"),
    kind: transactionKindEnum("kind").notNull(),
    icv: bigint("icv", { mode: "bigint" }).notNull(),
    hash: text("hash").notNull(),
    previousHash: text("previous_hash").notNull(),
    /** Set by a trigger on the first document after a person stated where the chain really stands; its predecessor is that statement. */
    resumes: boolean("resumes").notNull().default(false),
    previousIcv: bigint("previous_icv", { mode: "bigint" }).generatedAlwaysAs(
      sql`case when icv > 1 and not resumes then icv - 1 end`,
    ),
    statedIcv: bigint("stated_icv", { mode: "bigint" }).generatedAlwaysAs(sql`case when resumes then icv - 1 end`),
    uuid: uuid("uuid").notNull(),
    number: text("number").notNull(),
    /** How the buyer's name begins, for searches; at most 300 signs, as much as an index holds. */
    buyerName: text("buyer_name"),
    rejectedAt: instant("rejected_at"),
    /** When Khatm issued it, which is also the month of its bytes. */
    createdAt: createdAt(),
  },
  (t) => [
    unique("document_identities_tenant").on(t.id, t.deviceId, t.establishmentId, t.environment),
    unique("document_identities_icv").on(t.chainId, t.icv),
    unique("document_identities_place").on(t.chainId, t.icv, t.hash),
    unique("document_identities_link").on(t.chainId, t.previousHash),
    unique("document_identities_uuid").on(t.establishmentId, t.environment, t.uuid),
    uniqueIndex("document_identities_number")
      .on(t.establishmentId, t.environment, t.number)
      .where(sql`rejected_at is null`),
    index("document_identities_rejected")
      .on(t.establishmentId, t.createdAt, t.id, t.branchId, t.deviceId, t.environment, t.kind)
      .where(sql`rejected_at is not null`),
    index("document_identities_rejected_number")
      .on(t.establishmentId, t.environment, t.number, t.createdAt)
      .where(sql`rejected_at is not null`),
    // these three hold all that a list filters by and row-level security asks, so that neither walks nor counts touch the rows
    index("document_identities_by_creation").on(
      t.establishmentId,
      t.createdAt,
      t.id,
      t.branchId,
      t.deviceId,
      t.environment,
      t.kind,
    ),
    index("document_identities_by_kind").on(
      t.establishmentId,
      t.kind,
      t.createdAt,
      t.id,
      t.branchId,
      t.deviceId,
      t.environment,
    ),
    index("document_identities_by_branch").on(
      t.branchId,
      t.createdAt,
      t.id,
      t.establishmentId,
      t.deviceId,
      t.environment,
      t.kind,
    ),
    index("document_identities_by_buyer")
      .on(t.buyerName, t.createdAt, t.id, t.establishmentId, t.branchId, t.deviceId, t.environment, t.kind)
      .where(sql`buyer_name is not null`),
    index("document_identities_in_order").on(t.createdAt, t.id),
    index("document_identities_search").using("gin", gramsOf([t.number])),
    index("document_identities_by_device").on(t.deviceId, t.createdAt, t.id),
    check("document_identities_credential_kind", sql`${t.credentialKind} = 'production'`),
    check("document_identities_icv_positive", sql`${t.icv} > 0`),
    check("document_identities_first", sql`${t.icv} > 1 or ${t.previousHash} = ${sql.raw(`'${firstPih}'`)}`),
    foreignKey({
      name: "document_identities_predecessor",
      columns: [t.chainId, t.previousIcv, t.previousHash],
      foreignColumns: [t.chainId, t.icv, t.hash],
    }),
    foreignKey({
      name: "document_identities_statement",
      columns: [t.chainId, t.establishmentId, t.statedIcv, t.previousHash],
      foreignColumns: [chainStops.chainId, chainStops.establishmentId, chainStops.statedIcv, chainStops.statedHash],
    }),
    foreignKey({
      name: "document_identities_chain",
      columns: [t.chainId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [chains.id, chains.deviceId, chains.establishmentId, chains.environment],
    }),
    foreignKey({
      name: "document_identities_credential",
      columns: [t.credentialId, t.deviceId, t.establishmentId, t.environment, t.credentialKind],
      foreignColumns: [
        credentials.id,
        credentials.deviceId,
        credentials.establishmentId,
        credentials.environment,
        credentials.kind,
      ],
    }),
    foreignKey({
      name: "document_identities_branch",
      columns: [t.deviceId, t.branchId],
      foreignColumns: [deviceBranches.deviceId, deviceBranches.branchId],
    }),
  ],
);
