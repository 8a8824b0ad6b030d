import { and, eq, exists, isNull, lte, ne, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import { establishments } from "#db/schema/establishments.ts";
import { breakers, submissionHolds } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { environments } from "#lib/domain/environment.ts";
import type { Lane } from "./lane.ts";

/** Lanes with something to send, while the platform is not known to be down. Finds what a lost job would have woken. */
export const findDueLanes = query({
  name: "submission.find_due",
  permission: "worker",
  input: z.object({}),
  run: (ctx) =>
    ctx.read(async (db) => {
      const now = ctx.clock.now();
      const due: Lane[] = [];
      const { deviceId, probeAt } = submissionHolds;
      const heldByPerson = db
        .select({ one: sql`1` })
        .from(submissionHolds)
        .where(and(eq(deviceId, submissions.deviceId), isNull(submissionHolds.credentialId), isNull(probeAt)));
      for (const environment of environments) {
        const waiting = db
          .select({ one: sql`1` })
          .from(submissions)
          .where(
            and(
              eq(submissions.establishmentId, establishments.id),
              eq(submissions.environment, environment),
              sql`${submissions.state} in ('pending', 'copy_missing')`,
              lte(submissions.nextAttemptAt, now),
              notExists(heldByPerson),
            ),
          );
        const down = db
          .select({ one: sql`1` })
          .from(breakers)
          .where(
            and(
              eq(breakers.environment, environment),
              ne(breakers.state, "closed"),
              sql`${breakers.probeAt} > ${now.toISOString()}::timestamptz`,
            ),
          );
        const lanes = await db
          .select({ establishmentId: establishments.id })
          .from(establishments)
          .where(and(exists(waiting), notExists(down)));
        due.push(...lanes.map(({ establishmentId }) => ({ establishmentId, environment })));
      }
      return due;
    }),
});
