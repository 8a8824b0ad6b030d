import { auditEntries, type AuditDetail } from "./schema/audit.ts";
import { applyScope, send, type Database, type Scope, type Transaction } from "./client.ts";
import { insertMany } from "./insert-many.ts";
import { explainViolation } from "./violations.ts";

export type AuditNote = {
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  /** Null for what concerns the installation. */
  readonly establishmentId: string | null;
  readonly detail?: AuditDetail;
};

export type Author = { readonly kind: string; readonly id: string | null; readonly name: string; readonly at: Date };

/** A job wakes a worker; the row it names is the truth. */
export type Job = {
  readonly queue: string;
  readonly data: Readonly<Record<string, string>>;
  readonly after?: Date;
  /** Of the jobs with one key that have not begun, a queue of the policy "short" keeps one. */
  readonly key?: string;
};

export type Writer = Pick<Transaction, "select" | "insert" | "update" | "delete" | "execute"> & {
  audit(note: AuditNote): void;
  enqueue(job: Job): void;
  /** A last statement, sent with the audit entries when the work is done, so that nobody waits for its answer alone. */
  lastly(ask: () => Promise<unknown>): void;
};

export type Enqueue = (tx: Transaction, jobs: readonly Job[]) => Promise<void>;

/** The only way to write: one transaction for the change, its audit entries and its jobs. Without an audit entry it rolls back. */
export async function atomically<T>(
  database: Database,
  { scope, author, enqueue }: { scope: Scope; author: Author; enqueue: Enqueue },
  work: (tx: Writer) => Promise<T>,
): Promise<T> {
  const committed = database.transaction(async (tx) => {
    const notes: AuditNote[] = [];
    const jobs: Job[] = [];
    const last: (() => Promise<unknown>)[] = [];
    const scoped = send(tx, applyScope(scope));
    const writer = Object.assign(tx, {
      audit: (note: AuditNote) => void notes.push(note),
      enqueue: (job: Job) => void jobs.push(job),
      lastly: (ask: () => Promise<unknown>) => void last.push(ask),
    });
    const [result] = await Promise.all([work(writer), scoped]);
    if (notes.length === 0) throw new TypeError("a change without an audit entry is not committed");
    const entries = notes.map((note) => entryOf(note, author));
    await inOrder([
      ...last.map((each) => each()),
      insertMany(tx, auditEntries, entries),
      jobs.length > 0 && enqueue(tx, jobs),
    ]);
    return result;
  });
  return await committed.catch((error: unknown) => {
    throw explainViolation(error);
  });
}

/** Waits for all; the first in order that failed is the cause of what failed after it. */
async function inOrder(sent: readonly unknown[]): Promise<void> {
  const failed = (await Promise.allSettled(sent)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

const entryOf = (note: AuditNote, author: Author) => ({
  establishmentId: note.establishmentId,
  at: author.at,
  actorKind: author.kind,
  actorId: author.id,
  actorName: author.name,
  action: note.action,
  entity: note.entity,
  entityId: note.entityId,
  detail: note.detail ?? {},
});
