import { and, eq, exists, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { breakers } from "#db/schema/sending.ts";
import { equals } from "#lib/services/search.ts";
import { ofFew, placeInView } from "../of-few.ts";
import type { Source } from "../source.ts";

/** Environments of the platform that are in trouble and in which devices of this view stand. */
export const platformIncident: Source = async (db, asked) => {
  const mine = db
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.environment, breakers.environment), equals(devices.establishmentId, asked.establishment)));
  const found = await db
    .select({ environment: breakers.environment, cause: breakers.cause, openedAt: breakers.openedAt })
    .from(breakers)
    .where(and(ne(breakers.state, "closed"), exists(mine)));
  const establishmentId = await placeInView(db, asked);
  const rows = found.map(({ environment, cause, openedAt }) => ({
    subject: environment,
    establishmentId,
    name: environment,
    since: openedAt,
    detail: cause,
  }));
  return await ofFew(db, { source: "platform_incident", now: asked.now }, rows);
};
