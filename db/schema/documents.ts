import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, environmentEnum, id, instant } from "./columns.ts";
import { chains, credentialKindEnum, credentials } from "./credentials.ts";
import { deviceBranches } from "./devices.ts";

/**
 * The narrow ledger of identities: what must be unique is unique here, unpartitioned. The composite keys refuse a
 * document of another device's or environment's credential, and one for a branch that the device does not serve.
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
    icv: bigint("icv", { mode: "bigint" }).notNull(),
    hash: text("hash").notNull(),
    previousHash: text("previous_hash").notNull(),
    uuid: uuid("uuid").notNull(),
    number: text("number").notNull(),
    rejectedAt: instant("rejected_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("document_identities_tenant").on(t.id, t.establishmentId),
    unique("document_identities_icv").on(t.chainId, t.icv),
    unique("document_identities_link").on(t.chainId, t.previousHash),
    unique("document_identities_uuid").on(t.establishmentId, t.environment, t.uuid),
    uniqueIndex("document_identities_number")
      .on(t.establishmentId, t.environment, t.number)
      .where(sql`rejected_at is null`),
    check("document_identities_credential_kind", sql`${t.credentialKind} = 'production'`),
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
