import { asc, sql } from "drizzle-orm";
import { z } from "zod";
import { establishments } from "#db/schema/establishments.ts";
import { command, query } from "#lib/command.ts";
import { environments } from "#lib/domain/environment.ts";
import { readSettings } from "#lib/services/settings/read.ts";

const day = 24 * 60 * 60_000;
const atOnce = 10_000;

const Place = z.object({ establishmentId: z.uuid(), environment: z.enum(environments) });

/** Every establishment in every environment, for the round that forgets. */
export const findKeepers = query({
  name: "retention.find",
  permission: "worker",
  input: z.object({}),
  run: (ctx) =>
    ctx.read(async (db) => {
      const found = await db.select({ id: establishments.id }).from(establishments).orderBy(asc(establishments.id));
      return found.flatMap(({ id }) => environments.map((environment) => ({ establishmentId: id, environment })));
    }),
});

/**
 * Forgets the names of calls, and the news and deliveries, whose time is over. Evidence, findings, documents and their bytes are no part of it:
 * the database has no way to remove them.
 */
export const sweep = command({
  name: "retention.sweep",
  permission: "worker",
  input: Place,
  async run(ctx, place) {
    const settings = await ctx.read((db) => readSettings(db, place));
    const before = (days: number) => new Date(ctx.clock.now().getTime() - days * day).toISOString();
    const calls = before(settings["retention.calls_days"]);
    const news = before(settings["retention.news_days"]);
    try {
      return await ctx.atomically(async (tx) => {
        const [removed] = Removed.parse([
          ...(await tx.execute(sql`select calls, deliveries, news from khatm_forget(${place.establishmentId}::uuid,
            ${place.environment}::environment, ${calls}::timestamptz, ${news}::timestamptz, ${atOnce})`)),
        ]);
        if (removed.calls + removed.deliveries + removed.news === 0) throw new NothingOld();
        const { establishmentId, environment } = place;
        const detail = { environment, ...removed };
        tx.audit({
          action: "retention.sweep",
          entity: "establishment",
          entityId: establishmentId,
          establishmentId,
          detail,
        });
        return removed;
      });
    } catch (error) {
      if (error instanceof NothingOld) return nothing;
      throw error;
    }
  },
});

const Removed = z.tuple([z.object({ calls: z.int(), deliveries: z.int(), news: z.int() })]);
const nothing: z.output<typeof Removed>[0] = { calls: 0, deliveries: 0, news: 0 };

/** Ends a transaction that changed nothing, and so has nothing to tell. */
class NothingOld extends Error {}
