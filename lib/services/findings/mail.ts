import { and, desc, eq, inArray, or } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { mentionedIn } from "#lib/rules/catalogue/mentions.ts";
import { issued, rowColumns, rowOf } from "#lib/services/documents/view.ts";
import { equals } from "#lib/services/search.ts";
import { ReadMail } from "./schema.ts";

const mostDocuments = 200;
const mostTokens = 5_000;

/** What a mail from ZATCA speaks of: our documents by UUID or number, the codes explained, and the UUIDs that are not ours. */
export const readMail = query({
  name: "findings.mail",
  permission: "document:read",
  input: ReadMail,
  run: (ctx, { text, establishment }) =>
    ctx.read(async (db) => {
      const plain = toLatinDigits(text);
      const uuids = [...new Set([...plain.matchAll(uuid)].map(([found]) => found.toLowerCase()))].slice(0, mostTokens);
      const numbers = numbersIn(plain.replace(uuid, " "));
      const own = equals(documentIdentities.establishmentId, establishment);
      const named = or(inArray(documentIdentities.uuid, uuids), inArray(documentIdentities.number, numbers));
      const found = await db
        .select(rowColumns)
        .from(documentIdentities)
        .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
        .innerJoin(documents, issued)
        .where(and(own, named))
        .orderBy(desc(documentIdentities.createdAt), desc(documentIdentities.id))
        .limit(mostDocuments + 1);
      const ours = await db
        .select({ uuid: documentIdentities.uuid })
        .from(documentIdentities)
        .where(and(own, inArray(documentIdentities.uuid, uuids)));
      const known = new Set(ours.map((row) => row.uuid));
      const now = ctx.clock.now();
      return {
        documents: found.slice(0, mostDocuments).map((row) => rowOf(row, now)),
        more: found.length > mostDocuments,
        foreign: uuids.filter((each) => !known.has(each)),
        codes: mentionedIn(text).map(({ code }) => code),
      };
    }),
});

const uuid = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi;

/** Every run of signs that could be a document's number: it holds a digit, and no more than the ledger keeps. */
function numbersIn(text: string): readonly string[] {
  const runs = text.split(/[\s,;:"'<>()[\]{}|،؛«»]+/).map((run) => run.replace(/^[.#]+|[.!?]+$/g, ""));
  return [...new Set(runs.filter((run) => /\d/.test(run) && run.length <= 127))].slice(0, mostTokens);
}
