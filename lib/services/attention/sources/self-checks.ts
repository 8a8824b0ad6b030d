import { and, gte, isNotNull, like } from "drizzle-orm";
import { selfChecks } from "#db/schema/sending.ts";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { ofFew, placeInView } from "../of-few.ts";
import type { Source } from "../source.ts";

/** A reading that nobody has repeated for a day says nothing of today. */
const believedMs = 86_400_000;

const failing =
  (source: AttentionSource, names: string): Source =>
  async (db, asked) => {
    const found = await db
      .select()
      .from(selfChecks)
      .where(
        and(
          like(selfChecks.name, names),
          isNotNull(selfChecks.failingSince),
          gte(selfChecks.checkedAt, new Date(asked.now.getTime() - believedMs)),
        ),
      )
      .orderBy(selfChecks.name);
    const establishmentId = await placeInView(db, asked);
    const rows = found.map(({ name, aheadMs, failingSince, reason }) => ({
      subject: name,
      establishmentId,
      name: name.split(".").at(-1) ?? name,
      since: failingSince,
      detail: aheadMs === null ? reason : String(aheadMs),
    }));
    return await ofFew(db, { source, now: asked.now }, rows);
  };

/** Clocks that differ from this machine's by more than the settings allow; the detail is by how many milliseconds it is ahead. */
export const clockSkew = failing("clock_skew", "clock.%");
/** Whether the sign of life that Khatm sends out is heard. */
export const pulseUnheard = failing("pulse_unheard", "pulse.%");
