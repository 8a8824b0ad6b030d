import { and, gt, isNull, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { snoozes } from "#db/schema/snoozes.ts";
import type { DeviceSource } from "./source.ts";

/** Over the rows of a source with their devices: the item was put aside and has not come back. What began after that was not meant. */
export const isAsleep = ({ source, subject, since }: DeviceSource, now: Date): SQL =>
  sql`exists (select 1 from ${snoozes} where ${snoozes.establishmentId} = ${devices.establishmentId}
    and ${snoozes.source} = ${source} and ${snoozes.subject} = ${subject}::text
    and ${snoozes.endedAt} is null and ${snoozes.until} > ${now.toISOString()}::timestamptz
    and (${since} > ${snoozes.createdAt}) is not true)`;

/** The sources of which anything was put aside and has not come back. */
export async function sleepingSources(db: Reader, now: Date): Promise<ReadonlySet<string>> {
  const found = await db
    .selectDistinct({ source: snoozes.source })
    .from(snoozes)
    .where(and(isNull(snoozes.endedAt), gt(snoozes.until, now)));
  return new Set(found.map(({ source }) => source));
}
