import { and, asc, eq, lte, or } from "drizzle-orm";
import { takeOvers } from "#db/schema/take-overs.ts";
import { equals } from "#lib/services/search.ts";
import { ofFew } from "../of-few.ts";
import type { Source } from "../source.ts";

const mostShown = 200;
/** Longer than a call to ZATCA lasts: the process that asked has ended. */
const askingMs = 2 * 60_000;

/** Devices of another system whose pieces lie sealed here, because ZATCA's answer to the sample did not come or said nothing. */
export const takeOverUnanswered: Source = async (db, { establishment, now }) => {
  const abandoned = and(eq(takeOvers.state, "asking"), lte(takeOvers.askedAt, new Date(now.getTime() - askingMs)));
  const rows = await db
    .select({
      subject: takeOvers.id,
      establishmentId: takeOvers.establishmentId,
      name: takeOvers.name,
      since: takeOvers.askedAt,
      detail: takeOvers.reasonCode,
    })
    .from(takeOvers)
    .where(and(or(eq(takeOvers.state, "unanswered"), abandoned), equals(takeOvers.establishmentId, establishment)))
    .orderBy(asc(takeOvers.askedAt), asc(takeOvers.id))
    .limit(mostShown);
  return await ofFew(db, { source: "take_over_unanswered", now }, rows);
};
