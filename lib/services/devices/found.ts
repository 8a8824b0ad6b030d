import { sql, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";
import { anyOf, found, told } from "#lib/services/search.ts";

const named = [devices.name, devices.egsSerial] as const;
const place = [branches.nameAr, branches.nameEn, branches.identifierValue, branches.city] as const;

const placesFound = (text: string): SQL => sql`select ${branches.id} from ${branches} where ${found(text, place)}`;

/** Tells it of each device: its name or serial, or its branch's name, number or city contains the text. */
export const deviceTold = (text: string): SQL =>
  sql`(${told(text, named)} or ${anyOf(devices.branchId, placesFound(text))})`;

/** Their keys, found by indexes: either part by its own, so that none is judged row by row, and none given twice. */
export function devicesFound(text: string, filters?: SQL): SQL {
  const also = filters === undefined ? sql`` : sql` and ${filters}`;
  return sql`select ${devices.id} from ${devices} where ${found(text, named)}${also}
    union all select ${devices.id} from ${devices}
      where ${anyOf(devices.branchId, placesFound(text))} and not ${told(text, named)}${also}`;
}

export const deviceFound = (text: string | undefined): SQL | undefined =>
  text === undefined ? undefined : anyOf(devices.id, devicesFound(text));
