import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { Shop } from "./shop.ts";

type LedgerRow = {
  readonly id: string;
  readonly uuid: string;
  readonly deviceId: string;
  readonly icv: string;
  readonly hash: string;
  readonly state: string;
  /** What stands beside it to say why: a reason of the sending, and findings. */
  readonly reasons: number;
};

/** Every document in the order of its chain, with where it ended. */
export const ledgerOf = ({ harness }: Shop) => harness.owner<LedgerRow[]>`
  select d.id, d.uuid, d.device_id as "deviceId", d.icv::text, d.hash, s.state::text,
    (case when s.outcome is null or s.attention_since is null then 0 else 1 end)
      + (select count(*) from findings f where f.document_id = d.id and f.source = 'gateway')::int as reasons
  from document_identities d join submissions s on s.document_id = d.id order by d.device_id, d.icv`;

export async function waitingIn({ harness }: Shop): Promise<number> {
  const [row] = await harness.owner<{ waiting: number }[]>`
    select count(*)::int as waiting from submissions where state in ('pending', 'copy_missing')`;
  return row?.waiting ?? 0;
}

/** What could hold sending up, for the message of a failed run. */
export async function standingOf({ harness }: Shop): Promise<string> {
  const [row] = await harness.owner<{ standing: string }[]>`select json_build_object(
    'platform', (select json_agg(b) from breakers b), 'lanes', (select json_agg(l) from submission_lanes l),
    'holds', (select json_agg(h) from submission_holds h),
    'waiting', (select json_agg(w) from (select outcome, reason, asked_at is not null as asked, count(*),
      min(next_attempt_at) from submissions where state = 'pending' group by 1, 2, 3) w))::text as standing`;
  return row?.standing ?? "";
}

/** How many different bodies were sent for each document, by Khatm's own evidence. */
export const sentBytesOf = ({ harness }: Shop) => harness.owner<{ id: string; bodies: number }[]>`
  select document_id as id, count(distinct md5(request->>'body'))::int as bodies
  from attempts where document_id is not null group by document_id`;

const Taken = z.array(z.object({ uuid: z.string(), hash: z.string() }));

/** What the simulator says it accepted, a row for each time. */
export function acceptedBySimulator(file: string): z.infer<typeof Taken> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database.prepare("select lower(uuid) as uuid, hash from documents where outcome = 'accepted'").all();
    return Taken.parse(rows.map((row) => ({ ...row })));
  } finally {
    database.close();
  }
}
