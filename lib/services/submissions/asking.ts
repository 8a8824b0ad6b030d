import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { documents } from "#db/partitioned/documents.ts";
import { credentials } from "#db/schema/credentials.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { Context } from "#lib/context.ts";
import type { Pace } from "#lib/domain/rate.ts";
import type { Credential } from "#lib/gateway/credentials.ts";
import { openCredential, type CredentialRecord } from "#lib/services/enrolments/credential.ts";
import { NotNow } from "./not-now.ts";

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

export type Due = Awaited<ReturnType<typeof select>>[number];

/** Those of the documents whose turn it still is, locked until the transaction ends. */
export async function lockDue(
  tx: Writer,
  documentIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Due>> {
  const found = await select(tx, documentIds, now);
  return new Map(found.map((due) => [due.submission.documentId, due]));
}

const select = (tx: Writer, documentIds: readonly string[], now: Date) =>
  tx
    .select({
      submission: submissions,
      signedBy: documentIdentities.credentialId,
      issuedAt: documentIdentities.createdAt,
      invoiceHash: documentIdentities.hash,
      uuid: documentIdentities.uuid,
      xml: documents.xml,
      credential: credentials,
    })
    .from(submissions)
    .innerJoin(documentIdentities, eq(documentIdentities.id, submissions.documentId))
    .innerJoin(
      documents,
      and(eq(documents.documentId, documentIdentities.id), eq(documents.issuedAt, documentIdentities.createdAt)),
    )
    .innerJoin(
      credentials,
      eq(credentials.id, sql`coalesce(${submissions.credentialId}, ${documentIdentities.credentialId})`),
    )
    .where(
      and(
        inArray(submissions.documentId, [...documentIds]),
        inArray(submissions.state, ["pending", "copy_missing"]),
        lte(submissions.nextAttemptAt, now),
      ),
    )
    .for("update", { of: submissions });

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
