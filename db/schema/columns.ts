import { customType, pgEnum, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { environments } from "#lib/domain/environment.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { identifierSchemes } from "#lib/domain/identifiers.ts";

export const environmentEnum = pgEnum("environment", environments);
export const functionalityMapEnum = pgEnum("functionality_map", functionalityMaps);
export const identifierSchemeEnum = pgEnum("identifier_scheme", identifierSchemes);

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const id = () => uuid("id").primaryKey().defaultRandom();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const createdAt = () => instant("created_at").notNull().defaultNow();

export const nationalAddress = {
  street: text("street").notNull(),
  buildingNumber: text("building_number").notNull(),
  district: text("district").notNull(),
  city: text("city").notNull(),
  postalCode: text("postal_code").notNull(),
};

export const identifier = {
  identifierScheme: identifierSchemeEnum("identifier_scheme").notNull(),
  identifierValue: text("identifier_value").notNull(),
};
