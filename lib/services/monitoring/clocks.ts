import { sql } from "drizzle-orm";
import { nothing } from "#db/client.ts";
import { read } from "#db/read.ts";
import type { Edges } from "#lib/context.ts";
import { aheadOf, type ClockReading } from "#lib/domain/clock-skew.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { settled } from "#lib/domain/settings.ts";
import { changedSettings } from "#lib/services/settings/read.ts";
import { keepFinding } from "./self-check.ts";

type Sights = ReadonlyMap<Environment, ClockReading>;

/** Compares this machine's clock with the database's and with what the platform's answers were dated, each by its own limit. */
export async function checkClocks(edges: Pick<Edges, "database" | "clock">, sights: Sights): Promise<void> {
  const sight = await databaseSight(edges);
  await keep(edges, "clock.database", sight, await limitOf(edges, "production"));
  for (const [environment, seen] of sights)
    await keep(edges, `clock.gateway.${environment}`, seen, await limitOf(edges, environment));
}

async function databaseSight({ database, clock }: Pick<Edges, "database" | "clock">): Promise<ClockReading> {
  const askedAt = clock.now();
  const [row] = await read(database, nothing, (db) =>
    db.select({ at: sql<string>`clock_timestamp()` }).from(sql`(select 1) as once`),
  );
  const at = row === undefined ? askedAt : new Date(row.at);
  return { askedAt, answeredAt: clock.now(), from: at, to: at };
}

async function limitOf({ database }: Pick<Edges, "database">, environment: Environment): Promise<number> {
  const changed = await read(database, nothing, (db) => changedSettings(db, { establishmentId: null, environment }));
  return settled(changed)["clock.skew_ms"];
}

async function keep(edges: Pick<Edges, "database" | "clock">, name: string, sight: ClockReading, limitMs: number) {
  const aheadMs = aheadOf(sight);
  await keepFinding(edges, { name, aheadMs, reason: Math.abs(aheadMs) > limitMs ? "clock_skew" : null });
}
