import { and, count, eq, gte, lte, max, min, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { establishments } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import { encode } from "#lib/services/cursor.ts";
import { cut, pageByKey, type Paging } from "#lib/services/page-by-key.ts";
import { containing, equals } from "#lib/services/search.ts";
import { ListAudit } from "./schema.ts";

/** So many entries a text is looked for in at once: the trail only grows, and an index over its texts would cost every write. */
const mostSearched = 30_000;

/** Who did what and when, newest first unless asked otherwise. A text is looked for piece by piece of the trail: `reached` is how far. */
export const listAudit = query({
  name: "audit.list",
  permission: "audit:read",
  input: ListAudit,
  run: (ctx, input) =>
    ctx.list(async (db) => {
      const page = pageByKey({ by: auditEntries.id, type: "bigint" }, { by: auditEntries.id, type: "bigint" }, input);
      const where = and(page.where, ...filters(input));
      const piece = input.q === undefined || isUuid(input.q) ? undefined : await pieceOf(db, page, where);
      const found = await entriesOf(db, page, and(where, textOf(input.q), piece?.within));
      const { rows, ...cursors } = cut(found, page);
      if (piece?.last === undefined || found.length === page.limit) return { rows, ...cursors, reached: null };
      const on = encode({ key: piece.last, id: piece.last });
      return { rows, ...cursors, ...(page.backwards ? { previous: on } : { next: on }), reached: piece.at };
    }),
});

const filters = ({ establishment, entityId }: z.output<typeof ListAudit>) => [
  equals(auditEntries.establishmentId, establishment),
  equals(auditEntries.entityId, entityId),
];

const textOf = (text: string | undefined): SQL | undefined =>
  text !== undefined && isUuid(text)
    ? eq(auditEntries.entityId, text.toLowerCase())
    : containing(text, [auditEntries.action, auditEntries.actorName, auditEntries.entityId]);

/** The entries from the page's place on that are looked through; `last` where there are more beyond. */
async function pieceOf(db: Reader, page: Paging, where: SQL | undefined) {
  const looked = db
    .select({ id: auditEntries.id, at: auditEntries.at })
    .from(auditEntries)
    .where(where)
    .orderBy(...page.orderBy)
    .limit(mostSearched)
    .as("looked");
  const [far, edge] = page.downwards ? ([min, gte] as const) : ([max, lte] as const);
  const [piece] = await db.select({ last: far(looked.id), at: far(looked.at), size: count() }).from(looked);
  if (piece === undefined || piece.last === null || piece.size < mostSearched) return undefined;
  return { last: String(piece.last), at: piece.at, within: edge(auditEntries.id, piece.last) };
}

const entriesOf = (db: Reader, page: Paging, where: SQL | undefined) =>
  db
    .select({
      key: page.key,
      id: sql<string>`${auditEntries.id}::text`,
      at: auditEntries.at,
      actorKind: auditEntries.actorKind,
      actorName: auditEntries.actorName,
      action: auditEntries.action,
      entity: auditEntries.entity,
      entityId: auditEntries.entityId,
      detail: auditEntries.detail,
      establishmentNameAr: establishments.nameAr,
      establishmentNameEn: establishments.nameEn,
    })
    .from(auditEntries)
    .leftJoin(establishments, eq(establishments.id, auditEntries.establishmentId))
    .where(where)
    .orderBy(...page.orderBy)
    .limit(page.limit);

export type AuditRow = Awaited<ReturnType<typeof listAudit.run>>["rows"][number];
