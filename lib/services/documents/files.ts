import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { clearedCopies } from "#db/partitioned/cleared-copies.ts";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { isLegal } from "#lib/domain/document.ts";
import { AppError } from "#lib/errors.ts";
import { pdfName } from "#lib/pdf/name.ts";
import { renderPdf } from "#lib/pdf/render.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { OfDocument } from "./schema.ts";
import { issued } from "./view.ts";

export type FileAnswer = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** The legal copy as XML where there is one, otherwise the bytes that were stamped, which are then a draft. */
export const documentXml = query({
  name: "document.xml",
  permission: "document:read",
  input: OfDocument,
  run: async (ctx, { documentId }): Promise<FileAnswer> => {
    const { xml, document, draft } = await ctx.read((db) => loadFile(db, documentId));
    return { name: named(pdfName(document, "xml"), draft), type: "application/xml", bytes: xml };
  },
});

/** The document as PDF/A-3 with that XML inside; every page of a draft says so. */
export const documentPdf = query({
  name: "document.pdf",
  permission: "document:read",
  input: OfDocument,
  run: async (ctx, { documentId }): Promise<FileAnswer> => {
    const { xml, document, qr, draft } = await ctx.read((db) => loadFile(db, documentId));
    const bytes = await renderPdf({ document, xml, qr, draft });
    return { name: named(pdfName(document), draft), type: "application/pdf", bytes };
  },
});

const named = (name: string, draft: boolean): string => (draft ? `DRAFT_${name}` : name);

async function loadFile(db: Pick<Reader, "select">, documentId: string) {
  const [found] = await db
    .select({
      kind: documentIdentities.kind,
      uuid: documentIdentities.uuid,
      state: submissions.state,
      xml: documents.xml,
      qr: documents.qr,
      copy: clearedCopies.xml,
    })
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(documents, issued)
    .leftJoin(
      clearedCopies,
      and(
        eq(clearedCopies.documentId, documentIdentities.id),
        eq(clearedCopies.issuedAt, documentIdentities.createdAt),
      ),
    )
    .where(eq(documentIdentities.id, documentId));
  if (found === undefined) throw new AppError("not_found");
  const { document } = readDocument(found.xml, found.uuid);
  const draft = !isLegal(found.kind, found.state);
  if (draft || found.copy === null) return { document, xml: found.xml, qr: found.qr ?? "", draft };
  const { replaced } = readDocument(found.copy, found.uuid);
  return { document, xml: found.copy, qr: replaced.qr ?? found.qr ?? "", draft };
}
