import { and, eq } from "drizzle-orm";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { pdfName } from "#lib/pdf/name.ts";
import { readDocument } from "#lib/ubl/read.ts";
import type { Entry } from "./archive.ts";
import { callEntry, callsOf } from "./calls.ts";

/** A document with its bytes and ZATCA's copy, as it goes into an archive. */
export const selectDocuments = (db: Pick<Reader, "select">) =>
  db
    .select({
      id: documentIdentities.id,
      uuid: documentIdentities.uuid,
      number: documentIdentities.number,
      environment: documentIdentities.environment,
      kind: documentIdentities.kind,
      icv: documentIdentities.icv,
      hash: documentIdentities.hash,
      credentialId: documentIdentities.credentialId,
      issuedAt: documentIdentities.createdAt,
      state: submissions.state,
      outcome: submissions.outcome,
      xml: documents.xml,
      copy: clearedCopies.xml,
      copyAt: clearedCopies.receivedAt,
    })
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(
      documents,
      and(eq(documents.documentId, documentIdentities.id), eq(documents.issuedAt, documentIdentities.createdAt)),
    )
    .leftJoin(
      clearedCopies,
      and(
        eq(clearedCopies.documentId, documentIdentities.id),
        eq(clearedCopies.issuedAt, documentIdentities.createdAt),
      ),
    )
    .$dynamic();

export type DocumentFiles = Awaited<ReturnType<typeof selectDocuments>>[number];

/** The stamped bytes, the cleared copy and every call, under ZATCA's file name; what was rejected is no invoice and lies apart. */
export async function filesOf(db: Pick<Reader, "select">, document: DocumentFiles): Promise<readonly Entry[]> {
  const { xml, copy, copyAt, issuedAt, state } = document;
  const name = fileName(document);
  const calls = await callsOf(db, { documentId: document.id });
  return [
    { name: `${state === "rejected" ? "rejected" : "documents"}/${name}`, bytes: xml, at: issuedAt },
    ...(copy === null || copyAt === null ? [] : [{ name: `cleared/${name}`, bytes: copy, at: copyAt }]),
    ...calls.map((call, index) => callEntry(`calls/${document.uuid}`, index, call)),
  ];
}

/** Bytes that can no longer be read are evidence too. */
function fileName({ xml, uuid }: DocumentFiles): string {
  try {
    return pdfName(readDocument(xml, uuid).document, "xml");
  } catch {
    return `${uuid}.xml`;
  }
}

/** The line of the table of contents. */
export const listed = ({ xml: _xml, copy, credentialId: _signer, ...about }: DocumentFiles) => ({
  ...about,
  icv: about.icv.toString(),
  hasClearedCopy: copy !== null,
});
