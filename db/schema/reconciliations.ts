import { foreignKey, index, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { discrepancyKinds, listForms, portalStates } from "#lib/domain/reconciliation-kinds.ts";
import { environmentEnum, id, instant } from "./columns.ts";
import { devices } from "./devices.ts";
import { establishments } from "./establishments.ts";

export const discrepancyKindEnum = pgEnum("discrepancy_kind", discrepancyKinds);
export const listFormEnum = pgEnum("list_form", listForms);
export const portalStateEnum = pgEnum("portal_state", portalStates);

/** One reading of the portal's device list against the records. */
export const reconciliations = pgTable(
  "reconciliations",
  {
    id: id(),
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    environment: environmentEnum("environment").notNull(),
    at: instant("at").notNull(),
    byName: text("by_name").notNull(),
    form: listFormEnum("form").notNull(),
    listed: integer("listed").notNull(),
    agreed: integer("agreed").notNull(),
    recorded: integer("recorded").notNull(),
  },
  (t) => [
    unique("reconciliations_tenant").on(t.id, t.establishmentId),
    index("reconciliations_by_time").on(t.establishmentId, t.environment, t.at),
  ],
);

/** What differed; kept as it was found. */
export const discrepancies = pgTable(
  "discrepancies",
  {
    id: id(),
    establishmentId: uuid("establishment_id").notNull(),
    reconciliationId: uuid("reconciliation_id").notNull(),
    kind: discrepancyKindEnum("kind").notNull(),
    deviceId: uuid("device_id"),
    name: text("name").notNull(),
    egsSerial: text("egs_serial").notNull(),
    portalState: portalStateEnum("portal_state"),
    detail: text("detail"),
  },
  (t) => [
    foreignKey({
      name: "discrepancies_reconciliation",
      columns: [t.reconciliationId, t.establishmentId],
      foreignColumns: [reconciliations.id, reconciliations.establishmentId],
    }),
    foreignKey({
      name: "discrepancies_device",
      columns: [t.deviceId, t.establishmentId],
      foreignColumns: [devices.id, devices.establishmentId],
    }),
    index("discrepancies_by_reconciliation").on(t.reconciliationId),
    index("discrepancies_by_device").on(t.deviceId),
  ],
);
