import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { openRejections } from "#db/schema/open-rejections.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { countUpTo } from "#lib/services/count.ts";
import { idFilter } from "#lib/services/list-input.ts";
import { within } from "#lib/services/search.ts";

/** How many documents wait for ZATCA, for a person, or for a correction that nobody has made yet, each counted no further than the cap. */
export const countDocuments = query({
  name: "document.count",
  permission: "document:read",
  input: z.object({ establishment: idFilter }),
  run: (ctx, { establishment }) =>
    ctx.list(async (db) => {
      const counted = async (state: "pending" | "stopped") => {
        const where = and(eq(submissions.state, state), within(submissions.establishmentId, establishment, ctx.actor));
        return (await countUpTo(db, sql`${submissions} where ${where}`)).total;
      };
      const ofReach = within(openRejections.establishmentId, establishment, ctx.actor);
      const open = sql`(select distinct ${openRejections.documentId} from ${openRejections} where ${ofReach ?? sql`true`}) as open`;
      return {
        pending: await counted("pending"),
        stopped: await counted("stopped"),
        rejected: (await countUpTo(db, open)).total,
      };
    }),
});
