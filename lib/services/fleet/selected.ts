import { inArray, sql, type SQL } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import type { Actor } from "#lib/actor.ts";
import { AppError } from "#lib/errors.ts";
import { matching } from "#lib/services/devices/queries.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import type { Selection } from "./schema.ts";

/** Which rows of `devices` a selection means at this moment. */
export function selected(selection: Selection, actor: Actor, now: Date): SQL {
  if (selection.pick === "matching") return matching(ListDevices.parse(selection), actor, now);
  return selection.device.length === 0 ? sql`false` : inArray(devices.id, [...selection.device]);
}

/** Whoever acts on many acts on as many as they were shown. Errors: `bulk.count_changed`. */
export function refuseOtherCount(now: number, shown: number): void {
  if (now !== shown) throw new AppError("bulk.count_changed", { now, shown });
}
