import { and, eq, inArray, isNotNull, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { documents } from "#db/partitioned/documents.ts";
import type { Reader } from "#db/read.ts";
import { buyerNames } from "#db/schema/buyer-names.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { submissions } from "#db/schema/submissions.ts";
import type { Actor } from "#lib/actor.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import { needing } from "#lib/services/attention/needing.ts";
import { pageByKey, type Paging, type SortColumn } from "#lib/services/page-by-key.ts";
import { anyOf, branchesOf, equals, found, inBranches, told, within } from "#lib/services/search.ts";
import type { ListDocuments } from "./schema.ts";
import { issued, rowColumns } from "./view.ts";

type Filter = z.output<typeof ListDocuments>;

/**
 * What the address of the documents table asks for. It is read from the issue or from the sending of a document, whichever has the index
 * for it, and the other is joined only where the address asks for something that it alone knows.
 */
export function documentsAsked(input: Filter, actor: Actor, now: Date) {
  const ofSending = needsSending(input);
  const ofPlace = input.branch !== undefined || input.device !== undefined || branchesOf(actor) !== undefined;
  if (!ofSending || ofPlace) return reading(byIssue, input, { actor, now });
  // an index of submissions has no order across establishments but that of their limits
  const walked = input.sort.column === "issued" ? reading(byIssue, input, { actor, now }) : undefined;
  return { ...reading(bySending, input, { actor, now }), walked };
}

/** That a document was rejected stands with its identity too, since its number is free again. */
const needsSending = ({ state, sort }: Filter): boolean =>
  sort.column === "due" || (state !== undefined && state !== "rejected");

function reading(way: Way, input: Filter, { actor, now }: { actor: Actor; now: Date }) {
  const both = way === byIssue ? needsSending(input) : input.kind !== undefined || input.q !== undefined;
  const page = pageByKey(way.sorted[input.sort.column], { by: way.id, type: "uuid" }, input);
  const from = both ? joined : way.table;
  const where = and(way.where(input, actor), needing(way.id, input.needs, now));
  return {
    page,
    id: sql`${way.id}`,
    from,
    where,
    search: input.q === undefined ? undefined : searching(input.q, { id: way.id, from, where }),
    keys: (db: Reader, asked: SQL | undefined) => {
      const keys = way.keys(db, page, both).where(asked);
      return keys.orderBy(...page.orderBy).limit(page.limit);
    },
    rows: rowsOf,
  };
}

const joined = sql`${documentIdentities} inner join ${submissions} on ${submissions.documentId} = ${documentIdentities.id}`;

type Way = {
  readonly table: SQL;
  readonly id: typeof documentIdentities.id | typeof submissions.documentId;
  readonly sorted: Readonly<Record<Filter["sort"]["column"], SortColumn>>;
  readonly where: (input: Filter, actor: Actor) => SQL | undefined;
  readonly keys: typeof keysOfIssue | typeof keysOfSending;
};

const sameDocument = eq(submissions.documentId, documentIdentities.id);

function keysOfIssue(db: Reader, { key }: Paging, both: boolean) {
  const keys = db.select({ key, id: documentIdentities.id }).from(documentIdentities).$dynamic();
  return both ? keys.innerJoin(submissions, sameDocument) : keys;
}

function keysOfSending(db: Reader, { key }: Paging, both: boolean) {
  const keys = db.select({ key, id: submissions.documentId }).from(submissions).$dynamic();
  return both ? keys.innerJoin(documentIdentities, sameDocument) : keys;
}

const byIssue: Way = {
  table: sql`${documentIdentities}`,
  id: documentIdentities.id,
  sorted: {
    issued: { by: documentIdentities.createdAt, type: "timestamptz" },
    due: { by: submissions.dueAt, type: "timestamptz" },
  },
  where: (input, actor) =>
    and(
      within(documentIdentities.establishmentId, input.establishment, actor),
      inBranches(documentIdentities.branchId, actor),
      equals(documentIdentities.environment, input.environment),
      equals(documentIdentities.kind, input.kind),
      equals(documentIdentities.branchId, input.branch),
      equals(documentIdentities.deviceId, input.device),
      input.state === "rejected" ? isNotNull(documentIdentities.rejectedAt) : equals(submissions.state, input.state),
    ),
  keys: keysOfIssue,
};

const bySending: Way = {
  table: sql`${submissions}`,
  id: submissions.documentId,
  sorted: {
    issued: { by: submissions.createdAt, type: "timestamptz" },
    due: { by: submissions.dueAt, type: "timestamptz" },
  },
  where: (input, actor) =>
    and(
      within(submissions.establishmentId, input.establishment, actor),
      equals(submissions.environment, input.environment),
      equals(submissions.state, input.state),
      equals(documentIdentities.kind, input.kind),
    ),
  keys: keysOfSending,
};

type Place = Pick<Way, "id"> & { readonly from: SQL; readonly where: SQL | undefined };

/** By number, UUID, or the name of the buyer. */
function searching(text: string, { id, from, where }: Place) {
  const also = where === undefined ? sql`` : sql` and ${where}`;
  if (isUuid(text)) {
    const same = eq(documentIdentities.uuid, text);
    return { found: sql`select ${id} from ${from} where ${same}${also}`, told: sql`${same}` };
  }
  const number = [documentIdentities.number] as const;
  const buyer = sql`(${documentIdentities.buyerName} is not null and ${told(text, [documentIdentities.buyerName])})`;
  const names = sql`select ${buyerNames.name} from ${buyerNames} where ${found(text, [buyerNames.name])}`;
  return {
    found: sql`select ${id} from ${from} where ${found(text, number)}${also}
      union all select ${id} from ${from} where ${anyOf(documentIdentities.buyerName, names)} and not ${told(text, number)}${also}`,
    told: sql`(${told(text, number)} or ${buyer})`,
  };
}

const rowsOf = (db: Reader, ids: string[]) =>
  db
    .select(rowColumns)
    .from(documentIdentities)
    .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
    .innerJoin(documents, issued)
    .where(inArray(documentIdentities.id, ids));
