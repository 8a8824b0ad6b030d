import { getTableColumns, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { submissions } from "#db/schema/submissions.ts";
import { AppError } from "#lib/errors.ts";
import type { Asking } from "./asking.ts";

type Submission = typeof submissions.$inferSelect;
export type Changes = Partial<
  Pick<
    Submission,
    | "kind"
    | "state"
    | "failures"
    | "silentRefusals"
    | "oversizes"
    | "nextAttemptAt"
    | "credentialId"
    | "outcome"
    | "reason"
    | "attentionSince"
    | "settledAt"
  >
>;
type Change = { readonly asking: Asking; readonly action: string; readonly changes: Changes };

/** Ends calls under way. Another run that took one of the documents over in between makes these answers void. */
export async function changeSubmissions(tx: Writer, all: readonly Change[]): Promise<void> {
  const alike = Map.groupBy(all, ({ changes }) => Object.keys(changes).toSorted().join());
  for (const some of alike.values()) await changeAlike(tx, some);
  for (const { asking, action, changes } of all) {
    const { documentId, establishmentId, attempts } = asking.submission;
    const detail = { outcome: changes.outcome ?? null, reason: changes.reason ?? null, attempt: attempts };
    tx.audit({ action, entity: "document", entityId: documentId, establishmentId, detail });
  }
}

const columns = getTableColumns(submissions);

/** One statement for changes of the same columns: the rows come as JSON, which PostgreSQL reads as rows of the table. */
async function changeAlike(tx: Writer, some: readonly Change[]): Promise<void> {
  const [first] = some;
  if (first === undefined) return;
  const changed = Object.entries(columns).filter(([name]) => name in first.changes);
  const values = new Map<unknown, Change>(some.map((change) => [change.asking.submission.documentId, change]));
  const rows = some.map(({ asking: { submission }, changes }) => ({
    document_id: submission.documentId,
    attempts: submission.attempts,
    was: submission.state,
    row: Object.fromEntries(changed.map(([name, column]) => [column.name, Object(changes)[name]])),
  }));
  const set = changed.map(([, { name }]) => sql`${sql.identifier(name)} = (v.row).${sql.identifier(name)}`);
  const done = await tx.execute(sql`
    update submissions set ${sql.join([sql`asked_at = null`, ...set], sql`, `)}
    from (
      select document_id, attempts, was, jsonb_populate_record(null::submissions, row) as row
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given (document_id uuid, attempts int, was submission_state, row jsonb)
    ) v
    where submissions.document_id = v.document_id and submissions.attempts = v.attempts and submissions.state = v.was
    returning submissions.document_id`);
  if (done.length < values.size) throw new AppError("changed_meanwhile");
}
