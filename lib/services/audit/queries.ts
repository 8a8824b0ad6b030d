import { and, eq, sql } from "drizzle-orm";
import { auditEntries } from "#db/schema/audit.ts";
import { establishments } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { containing, equals } from "#lib/services/search.ts";
import { ListAudit } from "./schema.ts";

/** Who did what and when, newest first unless asked otherwise. */
export const listAudit = query({
  name: "audit.list",
  permission: "audit:read",
  input: ListAudit,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const page = pageByKey({ by: auditEntries.id, type: "bigint" }, { by: auditEntries.id, type: "bigint" }, input);
      const found = await db
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
        .where(
          and(
            page.where,
            equals(auditEntries.establishmentId, input.establishment),
            equals(auditEntries.entityId, input.entityId),
            containing(input.q, [auditEntries.action, auditEntries.actorName, auditEntries.entityId]),
          ),
        )
        .orderBy(...page.orderBy)
        .limit(page.limit);
      return cut(found, page);
    }),
});

export type AuditRow = Awaited<ReturnType<typeof listAudit.run>>["rows"][number];
