import { sql } from "drizzle-orm";
import { applyScope, nothing } from "#db/client.ts";
import { findingMarks } from "#db/schema/findings.ts";
import type { Edges } from "#lib/context.ts";
import { registers, type Register } from "./registers.ts";

/** What is counted is written within its transaction, which ends well before this. */
const settledAfterMs = 60_000;
/** So many days are added up in one step, so that a long silence is made good in small ones. */
const daysAtOnce = 7;

/** Adds up what ZATCA found and how documents ended since the last round, so that no page counts either. */
export async function countFindings(edges: Pick<Edges, "database" | "clock">): Promise<void> {
  for (const register of registers) while (await countSome(edges, register));
}

/** Adds up one establishment anew, where things were written down later than they happened. */
export function countFindingsOf({ database }: Pick<Edges, "database">, establishmentId: string): Promise<unknown> {
  return database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, everything: true }));
    for (const { table, mark, columns, key, rows } of registers)
      await tx.execute(sql`
        with mark as (select ${mark} as until from ${findingMarks} where id = 1 for update)
        insert into ${table} (${columns})
        select * from (${rows(sql`mark`, (at) => sql`${at} < mark.until`)}) as counted
        where counted.establishment_id = ${establishmentId}
        on conflict (${key}) do update set documents = excluded.documents`);
  });
}

/** One worker at a time; the counts and the mark up to which they go change together. Gives whether there may be more. */
function countSome(
  { database, clock }: Pick<Edges, "database" | "clock">,
  { table, mark, columns, key, first, rows }: Register,
): Promise<boolean> {
  const settled = new Date(clock.now().getTime() - settledAfterMs).toISOString();
  return database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, everything: true }));
    const moved = await tx.execute(sql`
      with mark as (
        select id, ${mark} as since from ${findingMarks} where id = 1 for update skip locked
      ), reach as (
        select mark.id, mark.since, least(${settled}::timestamptz,
          make_interval(days => ${daysAtOnce}) + coalesce((${first}), ${settled}::timestamptz)) as until
        from mark
      ), added as (
        insert into ${table} (${columns})
        ${rows(sql`reach`, (at) => sql`${at} >= reach.since and ${at} < reach.until`)}
        on conflict (${key}) do update set documents = ${table}.documents + excluded.documents
      )
      update ${findingMarks} set ${mark} = reach.until from reach
      where finding_marks.id = reach.id and reach.until > reach.since
      returning finding_marks.id, reach.until < ${settled}::timestamptz as more`);
    return moved[0]?.["more"] === true;
  });
}
