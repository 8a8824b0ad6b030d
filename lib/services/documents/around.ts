import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { findings } from "#db/partitioned/documents.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { pageSize } from "#lib/services/list-input.ts";

/** A page of documents with a few findings each; a file that is wrong on every line needs no longer list. */
const findingsRead = 1000;

/** What a list shows around its documents: whose they are, and what was found in them. */
export const aroundDocuments = query({
  name: "document.around",
  permission: "document:read",
  input: z.object({ documentIds: z.array(z.uuid()).max(pageSize) }),
  run: (ctx, { documentIds }) =>
    ctx.read(async (db) => {
      if (documentIds.length === 0) return { places: [], findings: [] };
      const places = await db
        .select({
          documentId: documentIdentities.id,
          deviceName: devices.name,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
        })
        .from(documentIdentities)
        .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
        .innerJoin(branches, eq(branches.id, documentIdentities.branchId))
        .where(inArray(documentIdentities.id, documentIds));
      const found = await db
        .select({
          documentId: findings.documentId,
          source: findings.source,
          severity: findings.severity,
          code: findings.code,
          category: findings.category,
          params: findings.params,
          message: findings.message,
        })
        .from(findings)
        .where(and(inArray(findings.documentId, documentIds), ne(findings.severity, "info")))
        .orderBy(asc(findings.severity), asc(findings.foundAt), asc(findings.id))
        .limit(findingsRead);
      return { places, findings: found };
    }),
});
