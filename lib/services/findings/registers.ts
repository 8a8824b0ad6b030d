import { sql, type SQL } from "drizzle-orm";

/** A table of counts by day in Riyadh, and of what. */
export type Register = {
  readonly table: SQL;
  /** The column of the mark up to which it is added up. */
  readonly mark: SQL;
  readonly columns: SQL;
  readonly key: SQL;
  /** When the first thing after `mark.since` happened. */
  readonly first: SQL;
  /** Its rows of all that happened `within` some time; `from` may name more tables. */
  readonly rows: (from: SQL, within: (at: SQL) => SQL) => SQL;
};

/** What ZATCA found, by code. */
const findings: Register = {
  table: sql`finding_counts`,
  mark: sql`counted_to`,
  columns: sql`establishment_id, environment, day, severity, code, documents`,
  key: sql`establishment_id, day, code, environment, severity`,
  first: sql`select min(found_at) from findings where found_at >= mark.since`,
  rows: (from, within) => sql`
    select f.establishment_id, f.environment, (f.found_at at time zone 'Asia/Riyadh')::date, f.severity, f.code,
      count(distinct f.document_id)::int
    from findings f, ${from} where ${within(sql`f.found_at`)} and f.source = 'gateway' and f.severity <> 'info'
    group by 1, 2, 3, 4, 5`,
};

/** What lies in order of its end lies so within each of these. */
const lanes = sql`(select e.id as establishment_id, environment from establishments e
  cross join unnest(enum_range(null::environment)) as environment) as lane`;
const ofLane = sql`submissions s where s.establishment_id = lane.establishment_id and s.environment = lane.environment
  and s.settled_at is not null`;

/** How documents ended. One whose cleared copy is missing is cleared. */
const outcomes: Register = {
  table: sql`outcome_counts`,
  mark: sql`settled_to`,
  columns: sql`establishment_id, environment, day, outcome, documents`,
  key: sql`establishment_id, day, environment, outcome`,
  first: sql`select min(ended.at) from ${lanes} cross join lateral (
    select s.settled_at as at from ${ofLane} and s.settled_at >= mark.since order by s.settled_at limit 1) as ended`,
  rows: (from, within) => sql`
    select lane.establishment_id, lane.environment, (ended.at at time zone 'Asia/Riyadh')::date, ended.outcome, count(*)::int
    from ${from}, ${lanes} cross join lateral (
      select s.settled_at as at,
        case when s.state in ('accepted_with_warnings', 'rejected') then s.state else 'accepted' end as outcome
      from ${ofLane} and ${within(sql`s.settled_at`)}) as ended
    group by 1, 2, 3, 4`,
};

export const registers = [findings, outcomes] as const;
