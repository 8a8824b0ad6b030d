import { and, inArray, lte, sql } from "drizzle-orm";
import { among, idList } from "#db/among.ts";
import type { Writer } from "#db/atomically.ts";
import { documents } from "#db/partitioned/documents.ts";
import { credentials } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { statement } from "#db/statement.ts";
import type { Context } from "#lib/context.ts";
import type { Pace } from "#lib/domain/rate.ts";
import type { Credential } from "#lib/gateway/credentials.ts";
import { openCredential, type CredentialRecord } from "#lib/services/enrolments/credential.ts";
import { NotNow } from "./not-now.ts";
import type { Candidate } from "./pick.ts";

export type Asking = {
  readonly submission: typeof submissions.$inferSelect & { readonly state: "pending" | "copy_missing" };
  readonly signedBy: string;
  readonly issuedAt: Date;
  readonly document: { readonly invoiceHash: string; readonly uuid: string; readonly xml: Uint8Array };
  readonly credential: CredentialRecord;
  readonly login: Credential<"production", CredentialRecord["environment"]>;
  /** The lane's pace at the time, and whether this is the one try of a held device. */
  readonly pace: Pace;
  readonly probe: boolean;
};

export type Due = Pick<Asking, "signedBy" | "issuedAt" | "credential"> &
  Asking["document"] & { readonly submission: typeof submissions.$inferSelect };

/**
 * Those of the documents whose turn it still is and whose login is still the one that they were picked with, locked until the transaction
 * ends. Table by table: row-level security makes a join of them look smaller than it is, and PostgreSQL would then compare all with all.
 */
export async function lockDue(
  tx: Writer,
  candidates: readonly Candidate[],
  now: Date,
): Promise<ReadonlyMap<string, Due>> {
  const ids = idList(candidates.map(({ documentId }) => documentId));
  const [waiting, signed, xmls, logins] = await Promise.all([
    lockWaiting(tx, { ids, now: now.toISOString() }),
    selectSigned(tx, { ids }).then((found) => new Map(found.map((each) => [each.documentId, each]))),
    findBytes(tx, ids, candidates),
    findLogins(tx, [...new Set(candidates.map(({ loginId }) => loginId))]),
  ]);
  const loginOf = ({ documentId, credentialId }: (typeof waiting)[number]) =>
    credentialId ?? signed.get(documentId)?.signedBy ?? "";
  return new Map(
    waiting.flatMap((submission) => {
      const { documentId } = submission;
      const [document, xml, credential] = [
        signed.get(documentId),
        xmls.get(documentId),
        logins.get(loginOf(submission)),
      ];
      if (document === undefined || xml === undefined || credential === undefined) return [];
      const { documentId: _, ...rest } = document;
      return [[documentId, { submission, ...rest, xml, credential }] as const];
    }),
  );
}

const lockWaiting = statement<{ ids: string; now: string }>()((db, given) =>
  db
    .select()
    .from(submissions)
    .where(
      and(
        among(submissions.documentId, given("ids")),
        inArray(submissions.state, ["pending", "copy_missing"]),
        lte(submissions.nextAttemptAt, sql`${given("now")}::timestamptz`),
      ),
    )
    .for("update"),
);

const selectSigned = statement<{ ids: string }>()((db, given) =>
  db
    .select({
      documentId: documentIdentities.id,
      signedBy: documentIdentities.credentialId,
      issuedAt: documentIdentities.createdAt,
      invoiceHash: documentIdentities.hash,
      uuid: documentIdentities.uuid,
    })
    .from(documentIdentities)
    .where(among(documentIdentities.id, given("ids"))),
);

async function findBytes(
  tx: Writer,
  ids: string,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  // tells the partitions
  const issued = candidates.map(({ issuedAt }) => issuedAt.getTime());
  const found = await selectBytes(tx, {
    ids,
    from: new Date(Math.min(...issued)).toISOString(),
    to: new Date(Math.max(...issued)).toISOString(),
  });
  return new Map(found.map(({ documentId, xml }) => [documentId, xml]));
}

const selectBytes = statement<{ ids: string; from: string; to: string }>()((db, given) =>
  db
    .select({ documentId: documents.documentId, xml: documents.xml })
    .from(documents)
    .where(
      and(
        among(documents.documentId, given("ids")),
        sql`${documents.issuedAt} between ${given("from")}::timestamptz and ${given("to")}::timestamptz`,
      ),
    ),
);

async function findLogins(tx: Writer, ids: readonly string[]): Promise<ReadonlyMap<string, CredentialRecord>> {
  const found = await selectLogins(tx, { ids: idList(ids) });
  return new Map(found.map((credential) => [credential.id, credential]));
}

const selectLogins = statement<{ ids: string }>()((db, given) =>
  db
    .select()
    .from(credentials)
    .where(among(credentials.id, given("ids"))),
);

/** A due document as it is about to be sent, its login opened. */
export function askingOf(
  ctx: Context,
  { submission, signedBy, issuedAt, credential, ...document }: Due,
  { now, pace }: { now: Date; pace: Pace },
): Omit<Asking, "probe"> {
  const { state } = submission;
  if (state !== "pending" && state !== "copy_missing") throw new NotNow("document");
  return {
    submission: { ...submission, state, askedAt: now, attempts: submission.attempts + 1 },
    signedBy,
    issuedAt,
    document,
    credential,
    login: openCredential(ctx, credential, "production", "document.submit"),
    pace,
  };
}
