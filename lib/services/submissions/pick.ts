import { and, asc, eq, gt, inArray, lte, notExists, notInArray, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { credentials } from "#db/schema/credentials.ts";
import { submissionHolds } from "#db/schema/sending.ts";
import { submissions } from "#db/schema/submissions.ts";
import { holdsDocument, probeDue } from "./holds.ts";
import type { Lane } from "./lane.ts";

export type Candidate = {
  readonly documentId: string;
  readonly deviceId: string;
  readonly issuedAt: Date;
  /** The credential with whose login it travels, as it was when it was picked. */
  readonly loginId: string;
};

export type Choice = {
  readonly now: Date;
  /** Holds that were refused before then may probe again. */
  readonly probeBefore: Date | null;
  readonly urgentDevices: readonly string[];
  readonly withoutDevices: readonly string[];
  readonly withoutDocuments: readonly string[];
  readonly most: number;
};

type Db = Pick<Reader, "select" | "selectDistinct">;

/** The login with which a document travels; before the first try the one that signed it. */
const login = sql<string>`coalesce(${submissions.credentialId}, (select d.credential_id from document_identities d where d.id = ${submissions.documentId}))`;

export const candidate = {
  documentId: submissions.documentId,
  deviceId: submissions.deviceId,
  issuedAt: submissions.createdAt,
  loginId: login,
};

/** The documents whose turn it is: those of a certificate that ends soon, then by limit, and missing copies last. */
export async function pickNext(db: Db, lane: Lane, choice: Choice): Promise<readonly Candidate[]> {
  const urgent = choice.urgentDevices.filter((device) => !choice.withoutDevices.includes(device));
  const ofUrgent = inArray(submissions.deviceId, urgent);
  const first = urgent.length === 0 ? [] : await pick(db, lane, choice, "pending", ofUrgent);
  if (first.length > 0) return first;
  const next = await pick(db, lane, choice, "pending", undefined);
  return next.length > 0 ? next : await pick(db, lane, choice, "copy_missing", undefined);
}

async function pick(
  db: Db,
  lane: Lane,
  { now, probeBefore, withoutDevices, withoutDocuments, most }: Choice,
  state: "pending" | "copy_missing",
  also: SQL | undefined,
): Promise<readonly Candidate[]> {
  const held = db
    .select({ one: sql`1` })
    .from(submissionHolds)
    .where(and(holdsDocument(submissions.deviceId, login), sql`not ${probeDue(now, probeBefore)}`));
  return await db
    .select(candidate)
    .from(submissions)
    .where(
      and(
        eq(submissions.establishmentId, lane.establishmentId),
        eq(submissions.environment, lane.environment),
        eq(submissions.state, state),
        sql`${submissions.state} in ('pending', 'copy_missing')`,
        lte(submissions.nextAttemptAt, now),
        withoutDevices.length === 0 ? undefined : notInArray(submissions.deviceId, [...withoutDevices]),
        withoutDocuments.length === 0 ? undefined : notInArray(submissions.documentId, [...withoutDocuments]),
        notExists(held),
        also,
      ),
    )
    .orderBy(asc(submissions.dueAt), asc(submissions.createdAt), asc(submissions.documentId))
    .limit(most);
}

const urgentBeforeEndMs = 24 * 60 * 60_000;

/** Devices with a login that ends within a day; what they have not sent by then may never be taken. */
export async function findUrgentDevices(db: Db, lane: Lane, now: Date): Promise<readonly string[]> {
  const found = await db
    .selectDistinct({ deviceId: credentials.deviceId })
    .from(credentials)
    .where(
      and(
        eq(credentials.establishmentId, lane.establishmentId),
        eq(credentials.environment, lane.environment),
        inArray(credentials.status, ["live", "superseded"]),
        gt(credentials.notAfter, now),
        lte(credentials.notAfter, new Date(now.getTime() + urgentBeforeEndMs)),
      ),
    );
  return found.map(({ deviceId }) => deviceId);
}
