import { inArray, sql, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import type { Actor } from "#lib/actor.ts";
import { matching } from "#lib/services/devices/queries.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import type { Selection } from "./schema.ts";

/** Which rows of `devices` a selection means at this moment. */
export function selected(selection: Selection, actor: Actor, now: Date): SQL {
  if (selection.pick === "matching") return matching(ListDevices.parse(selection), actor, now);
  return selection.device.length === 0 ? sql`false` : inArray(devices.id, [...selection.device]);
}
