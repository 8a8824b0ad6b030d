import { sql, type SQL } from "drizzle-orm";
import { applyScope, nothing } from "#db/client.ts";
import { findingMarks } from "#db/schema/findings.ts";
import type { Edges } from "#lib/context.ts";

/** A finding is written within its transaction, which ends well before this. */
const settledAfterMs = 60_000;
/** So many days are added up in one step, so that a long silence is made good in small ones. */
const daysAtOnce = 7;

/** Adds up what ZATCA found since the last round, per establishment, day in Riyadh and code, so that no page counts findings. */
export async function countFindings(edges: Pick<Edges, "database" | "clock">): Promise<void> {
  while (await countSome(edges));
}

/** Adds up anew what was found for one establishment, where it was written down later than it was found. */
export function countFindingsOf({ database }: Pick<Edges, "database">, establishmentId: string): Promise<unknown> {
  return database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, everything: true }));
    await tx.execute(sql`
      with mark as (select counted_to from ${findingMarks} where id = 1 for update)
      insert into finding_counts (establishment_id, environment, day, severity, code, documents)
      ${counted(sql`mark where f.found_at < mark.counted_to and f.establishment_id = ${establishmentId}`)}
      on conflict (establishment_id, day, code, environment, severity) do update set documents = excluded.documents`);
  });
}

/** One worker at a time; the counts and the mark up to which they go change together. Gives whether there may be more. */
function countSome({ database, clock }: Pick<Edges, "database" | "clock">): Promise<boolean> {
  const settled = new Date(clock.now().getTime() - settledAfterMs).toISOString();
  return database.transaction(async (tx) => {
    await tx.execute(applyScope({ ...nothing, everything: true }));
    const moved = await tx.execute(sql`
      with mark as (
        select id, counted_to as since from ${findingMarks} where id = 1 for update skip locked
      ), reach as (
        select mark.id, mark.since, least(${settled}::timestamptz, make_interval(days => ${daysAtOnce}) + coalesce(
          (select min(found_at) from findings where found_at >= mark.since), ${settled}::timestamptz)) as until
        from mark
      ), added as (
        insert into finding_counts (establishment_id, environment, day, severity, code, documents)
        ${counted(sql`reach where f.found_at >= reach.since and f.found_at < reach.until`)}
        on conflict (establishment_id, day, code, environment, severity)
          do update set documents = finding_counts.documents + excluded.documents
      )
      update ${findingMarks} set counted_to = reach.until from reach
      where finding_marks.id = reach.id and reach.until > reach.since
      returning finding_marks.id, reach.until < ${settled}::timestamptz as more`);
    return moved[0]?.["more"] === true;
  });
}

/** Documents by what ZATCA found in them and when, of those findings that `which` leaves over. */
const counted = (which: SQL): SQL => sql`
  select f.establishment_id, f.environment, (f.found_at at time zone 'Asia/Riyadh')::date, f.severity, f.code,
    count(distinct f.document_id)::int
  from findings f, ${which} and f.source = 'gateway' and f.severity <> 'info'
  group by 1, 2, 3, 4, 5`;
