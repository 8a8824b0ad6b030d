import { or, sql, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { anyOf, found } from "#lib/services/search.ts";

const branch = [branches.nameAr, branches.nameEn, branches.identifierValue, branches.city] as const;

/** Devices whose name or serial, or whose branch's name, number or city contains the text. */
export function deviceFound(text: string | undefined): SQL | undefined {
  if (text === undefined) return undefined;
  const places = sql`select ${branches.id} from ${branches} where ${found(text, branch)}`;
  return or(found(text, [devices.name, devices.egsSerial]), anyOf(devices.branchId, places));
}

/** Their keys, for rows that hang on a device; no more of them than a count goes to. */
export const devicesFound = (text: string): SQL => sql`select ${devices.id} from ${devices} where ${deviceFound(text)}`;
