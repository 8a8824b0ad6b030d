import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { environmentEnum, instant } from "./columns.ts";
import { devices } from "./devices.ts";

/** The certificate in the newest document of a device that came signed: drift is where it is not the recorded one. */
export const sightings = pgTable(
  "sightings",
  {
    deviceId: uuid("device_id").notNull(),
    establishmentId: uuid("establishment_id").notNull(),
    environment: environmentEnum("environment").notNull(),
    fingerprint: text("fingerprint").notNull(),
    certificateSerial: text("certificate_serial").notNull(),
    documentNumber: text("document_number").notNull(),
    issuedAt: instant("issued_at").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.environment] }),
    foreignKey({
      name: "sightings_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("sightings_by_establishment").on(t.establishmentId, t.seenAt),
  ],
);
