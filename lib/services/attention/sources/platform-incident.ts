import { and, exists, ne, eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { breakers } from "#db/schema/sending.ts";
import { equals } from "#lib/services/search.ts";
import type { Source } from "../source.ts";

/** Environments of the platform that are in trouble and in which devices of this view stand. */
export const platformIncident: Source = async (db, { establishment }) => {
  const mine = db
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.environment, breakers.environment), equals(devices.establishmentId, establishment)));
  const rows = await db
    .select({ environment: breakers.environment, cause: breakers.cause, openedAt: breakers.openedAt })
    .from(breakers)
    .where(and(ne(breakers.state, "closed"), exists(mine)));
  const source = "platform_incident";
  const nowhere = { establishmentId: null, device: null, until: null, groupId: null };
  const items = rows.map(
    ({ environment, cause, openedAt }) =>
      ({ ...nowhere, source, subject: environment, name: environment, since: openedAt, detail: cause }) as const,
  );
  return { source, items, total: items.length, capped: false, handled: undefined, snoozed: 0 };
};
