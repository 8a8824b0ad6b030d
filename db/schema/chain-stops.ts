import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { environmentEnum, id, instant } from "./columns.ts";
import { chains } from "./credentials.ts";

/** Why a chain was stopped, and from which counter and hash a person let it go on. What it skipped is known, not lost. */
export const chainStops = pgTable(
  "chain_stops",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    chainId: uuid("chain_id").notNull(),
    stoppedAt: instant("stopped_at").notNull(),
    /** The codes of what was found; empty when a person stopped it without any. */
    findings: text("findings").array().notNull(),
    reason: text("reason").notNull(),
    resumedAt: instant("resumed_at"),
    /** The last counter in the ledger, and the one that a person stated from ZATCA or from paper. */
    ledgerIcv: bigint("ledger_icv", { mode: "bigint" }),
    statedIcv: bigint("stated_icv", { mode: "bigint" }),
    statedHash: text("stated_hash"),
    source: text("source"),
  },
  (t) => [
    foreignKey({
      name: "chain_stops_chain",
      columns: [t.chainId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [chains.id, chains.deviceId, chains.establishmentId, chains.environment],
    }),
    unique("chain_stops_statement").on(t.chainId, t.establishmentId, t.statedIcv, t.statedHash),
    uniqueIndex("chain_stops_one_open")
      .on(t.chainId)
      .where(sql`resumed_at is null`),
    index("chain_stops_by_chain").on(t.chainId, t.stoppedAt),
  ],
);
