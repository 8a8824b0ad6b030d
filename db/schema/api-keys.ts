import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { establishments } from "./establishments.ts";

/** A program's right to speak for an establishment or one of its devices. Only the SHA-256 of the key is kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    deviceId: uuid("device_id"),
    name: text("name").notNull(),
    scopes: text("scopes").array().notNull(),
    /** The first characters, by which a person tells keys apart. */
    hint: text("hint").notNull(),
    hash: bytes("hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("api_keys_hash").on(t.hash),
    foreignKey({
      name: "api_keys_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("api_keys_by_creation").on(t.establishmentId, t.createdAt, t.id),
  ],
);

/** A caller's own name for one call, written with what the call did: the same call again finds that instead of doing it twice. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    callerId: uuid("caller_id").notNull(),
    command: text("command").notNull(),
    key: text("key").notNull(),
    requestHash: bytes("request_hash").notNull(),
    entityId: uuid("entity_id").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callerId, t.command, t.key] }),
    index("idempotency_keys_by_creation").on(t.createdAt),
  ],
);
