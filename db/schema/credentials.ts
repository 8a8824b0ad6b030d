import { sql } from "drizzle-orm";
import {
  bigint,
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
import { credentialStatuses } from "#lib/domain/credential.ts";
import { credentialOrigins } from "#lib/domain/custody.ts";
import { credentialKinds } from "#lib/domain/enrolment.ts";
import { gramsOf } from "../search.ts";
import { bytes, createdAt, environmentEnum, functionalityMapEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { enrolments, keyPairs } from "./enrolments.ts";

export const credentialKindEnum = pgEnum("credential_kind", credentialKinds);
export const credentialStatusEnum = pgEnum("credential_status", credentialStatuses);
export const credentialOriginEnum = pgEnum("credential_origin", credentialOrigins);
export const chainStatusEnum = pgEnum("chain_status", ["open", "stopped", "closed"]);

const ofDevice = {
  id: id(),
  establishmentId: uuid("establishment_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  environment: environmentEnum("environment").notNull(),
};

/** The ICV and PIH sequence of one device in one environment. */
export const chains = pgTable(
  "chains",
  {
    ...ofDevice,
    status: chainStatusEnum("status").notNull().default("open"),
    lastIcv: bigint("last_icv", { mode: "bigint" })
      .notNull()
      .default(sql`0`),
    lastHash: text("last_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("chains_tenant").on(t.id, t.deviceId, t.establishmentId, t.environment),
    uniqueIndex("chains_one_open")
      .on(t.deviceId, t.environment)
      .where(sql`status <> 'closed'`),
    foreignKey({
      name: "chains_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
  ],
);

/** One CSID as Khatm keeps it. Token and secret are stored sealed before anything is made of them; the rest is read from the certificate. */
export const credentials = pgTable(
  "credentials",
  {
    ...ofDevice,
    kind: credentialKindEnum("kind").notNull(),
    status: credentialStatusEnum("status").notNull().default("received"),
    origin: credentialOriginEnum("origin").notNull().default("issued"),
    enrolmentId: uuid("enrolment_id"),
    keyPairId: uuid("key_pair_id"),
    requestId: text("request_id").notNull(),
    tokenSealed: bytes("token_sealed"),
    secretSealed: bytes("secret_sealed"),
    certificate: bytes("certificate"),
    fingerprint: text("fingerprint"),
    serialNumber: text("serial_number"),
    issuer: text("issuer"),
    commonName: text("common_name"),
    vatNumber: text("vat_number"),
    egsSerial: text("egs_serial"),
    functionalityMap: functionalityMapEnum("functionality_map"),
    notBefore: instant("not_before"),
    notAfter: instant("not_after"),
    warnings: text("warnings")
      .array()
      .notNull()
      .default(sql`'{}'`),
    chainId: uuid("chain_id"),
    replacesId: uuid("replaces_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("credentials_tenant").on(t.id, t.deviceId, t.establishmentId, t.environment, t.kind),
    check("credentials_enrolled", sql`(${t.origin} = 'issued') = (${t.enrolmentId} is not null)`),
    check(
      "credentials_held",
      sql`case when ${t.origin} = 'watched' then num_nonnulls(${t.keyPairId}, ${t.tokenSealed}, ${t.secretSealed}, ${t.chainId}) = 0 else num_nulls(${t.keyPairId}, ${t.tokenSealed}, ${t.secretSealed}) = 0 end`,
    ),
    uniqueIndex("credentials_one_live")
      .on(t.deviceId, t.environment)
      .where(sql`status = 'live'`),
    foreignKey({
      name: "credentials_enrolment",
      columns: [t.enrolmentId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [enrolments.id, enrolments.deviceId, enrolments.establishmentId, enrolments.environment],
    }),
    foreignKey({
      name: "credentials_key_pair",
      columns: [t.keyPairId, t.deviceId, t.establishmentId],
      foreignColumns: [keyPairs.id, keyPairs.deviceId, keyPairs.establishmentId],
    }),
    foreignKey({
      name: "credentials_chain",
      columns: [t.chainId, t.deviceId, t.establishmentId, t.environment],
      foreignColumns: [chains.id, chains.deviceId, chains.establishmentId, chains.environment],
    }),
    foreignKey({
      name: "credentials_replaces",
      columns: [t.replacesId, t.deviceId, t.establishmentId, t.environment, t.kind],
      foreignColumns: [t.id, t.deviceId, t.establishmentId, t.environment, t.kind],
    }),
    index("credentials_by_expiry").on(t.establishmentId, t.notAfter, t.id),
    // these hold what row-level security asks too, so that counting touches no row
    index("credentials_by_status").on(t.establishmentId, t.status, t.notAfter, t.id, t.deviceId),
    index("credentials_in_expiry_order").on(t.notAfter, t.id),
    index("credentials_by_serial").on(t.establishmentId, sql`coalesce(${t.serialNumber}, '')`, t.id),
    index("credentials_in_serial_order").on(sql`coalesce(${t.serialNumber}, '')`, t.id),
    index("credentials_search").using("gin", gramsOf([t.serialNumber])),
    index("credentials_by_device").on(t.deviceId),
  ],
);
