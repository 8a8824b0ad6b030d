import { sql } from "drizzle-orm";
import { selfChecks } from "#db/schema/sending.ts";
import type { Edges } from "#lib/context.ts";

type Finding = {
  readonly name: string;
  readonly aheadMs: number | null;
  /** Null while it is as it should be. */
  readonly reason: string | null;
};

/** Keeps what the installation found out about itself, and since when it is not as it should be. */
export async function keepFinding(
  { database, clock }: Pick<Edges, "database" | "clock">,
  { name, aheadMs, reason }: Finding,
): Promise<void> {
  const checkedAt = clock.now();
  const failingSince = reason === null ? null : checkedAt;
  const since = reason === null ? sql`null` : sql`coalesce(${selfChecks.failingSince}, excluded.failing_since)`;
  await database
    .insert(selfChecks)
    .values({ name, checkedAt, aheadMs, failingSince, reason })
    .onConflictDoUpdate({ target: selfChecks.name, set: { checkedAt, aheadMs, reason, failingSince: since } });
}
