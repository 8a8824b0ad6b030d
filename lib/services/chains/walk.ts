import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { QueryContext } from "#lib/context.ts";
import { endFindings, followChain, type ChainFinding, type Link, type Position } from "#lib/domain/chain.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { statementsOf, type ChainRecord } from "./load.ts";

const rowsAtOnce = 1000;
/** Bytes are ten thousand times as large as rows. */
const documentsAtOnce = 50;

/** Walks a chain to the end that it had when the walk began, a batch in memory at a time. Issuing goes on meanwhile. */
export async function walkChain(ctx: QueryContext, chain: ChainRecord, bytes: boolean) {
  const statements = await ctx.read((db) => statementsOf(db, chain.id));
  const noted = { icv: chain.lastIcv, hash: chain.lastHash };
  const findings: ChainFinding[] = [];
  let at: Position = { icv: 0n, hash: firstPih };
  let count = 0;
  for (;;) {
    const links = await ctx.read((db) => readLinks(db, chain, at.icv, bytes));
    if (links.length === 0) break;
    const followed = followChain(at, links, statements);
    findings.push(...followed.findings, ...(await ctx.read((db) => sendingFindings(db, links))));
    at = followed.end;
    count += links.length;
  }
  findings.push(...endFindings(at, noted, statements));
  return { count, findings, noted, end: at };
}

async function readLinks(db: Reader, chain: ChainRecord, after: bigint, bytes: boolean): Promise<readonly Link[]> {
  const columns = {
    documentId: documentIdentities.id,
    icv: documentIdentities.icv,
    hash: documentIdentities.hash,
    previousHash: documentIdentities.previousHash,
  };
  const further = and(
    eq(documentIdentities.chainId, chain.id),
    gt(documentIdentities.icv, after),
    lte(documentIdentities.icv, chain.lastIcv),
  );
  const order = [asc(documentIdentities.icv), asc(documentIdentities.createdAt)];
  if (!bytes)
    return await db
      .select(columns)
      .from(documentIdentities)
      .where(further)
      .orderBy(...order)
      .limit(rowsAtOnce);
  const rows = await db
    .select({ ...columns, xml: documents.xml })
    .from(documentIdentities)
    .leftJoin(
      documents,
      and(eq(documents.documentId, documentIdentities.id), eq(documents.issuedAt, documentIdentities.createdAt)),
    )
    .where(further)
    .orderBy(...order)
    .limit(documentsAtOnce);
  return rows.map(({ xml, ...link }) => ({ ...link, recomputed: xml === null ? null : hashOf(xml) }));
}

/** Bytes that cannot even be read are as good as others. */
function hashOf(xml: Uint8Array): string {
  try {
    return hashDocument(xml).hash;
  } catch {
    return "unreadable";
  }
}

/**
 * What was sent against what stands in the ledger, and what ZATCA knew before anything here says that it was sent. A try that was counted and
 * left no answer was interrupted, and may be how ZATCA knew.
 */
async function sendingFindings(db: Reader, links: readonly Link[]): Promise<readonly ChainFinding[]> {
  const byId = new Map(links.map((link) => [link.documentId, link]));
  const sendings = await db
    .select({
      documentId: attempts.documentId,
      status: attempts.status,
      tries: submissions.attempts,
      hash: sql<string | null>`substring(${attempts.request}->>'body' from '"invoiceHash"\\s*:\\s*"([^"]+)"')`,
    })
    .from(attempts)
    .innerJoin(submissions, eq(submissions.documentId, attempts.documentId))
    .where(inArray(attempts.documentId, [...byId.keys()]))
    .orderBy(asc(attempts.startedAt));
  const answers = Map.groupBy(sendings, ({ documentId }) => documentId);
  const seen = new Set<string>();
  return sendings.flatMap(({ documentId, status, tries, hash }) => {
    const link = documentId === null ? undefined : byId.get(documentId);
    if (link === undefined) return [];
    const first = !seen.has(link.documentId);
    seen.add(link.documentId);
    const place = { icv: link.icv.toString(), documentId: link.documentId };
    const findings: ChainFinding[] = [];
    if (hash !== null && hash !== link.hash)
      findings.push({ code: "sent_differs", ...place, params: { expected: link.hash, is: hash } });
    const complete = tries <= (answers.get(documentId)?.length ?? 0);
    if (first && complete && (status === 208 || status === 409))
      findings.push({ code: "known_to_zatca", ...place, params: { status: status.toString() } });
    return findings;
  });
}
