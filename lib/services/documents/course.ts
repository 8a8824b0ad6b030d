import { and, asc, eq, ne } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { branches } from "#db/schema/establishments.ts";
import { submissions } from "#db/schema/submissions.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { OfDocument } from "./schema.ts";

/** A document that was corrected more often than this is a riddle, not a list. */
const twinsRead = 50;

/** How a document stands on its way to ZATCA, where it was issued, and the others that bear its number: rejected ones and the one that replaced them. */
export const documentCourse = query({
  name: "document.course",
  permission: "document:read",
  input: OfDocument,
  run: (ctx, { documentId }) =>
    ctx.read(async (db) => {
      const [found] = await db
        .select({
          deviceName: devices.name,
          branchNameAr: branches.nameAr,
          branchNameEn: branches.nameEn,
          number: documentIdentities.number,
          establishmentId: documentIdentities.establishmentId,
          environment: documentIdentities.environment,
          issuedAt: documentIdentities.createdAt,
          nextAttemptAt: submissions.nextAttemptAt,
          askedAt: submissions.askedAt,
          reason: submissions.reason,
          attentionSince: submissions.attentionSince,
          settledAt: submissions.settledAt,
        })
        .from(documentIdentities)
        .innerJoin(submissions, eq(submissions.documentId, documentIdentities.id))
        .innerJoin(devices, eq(devices.id, documentIdentities.deviceId))
        .innerJoin(branches, eq(branches.id, documentIdentities.branchId))
        .where(eq(documentIdentities.id, documentId));
      if (found === undefined) throw new AppError("not_found");
      const { number, establishmentId, environment, ...facts } = found;
      const twins = await db
        .select({
          id: documentIdentities.id,
          rejectedAt: documentIdentities.rejectedAt,
          issuedAt: documentIdentities.createdAt,
        })
        .from(documentIdentities)
        .where(
          and(
            eq(documentIdentities.establishmentId, establishmentId),
            eq(documentIdentities.environment, environment),
            eq(documentIdentities.number, number),
            ne(documentIdentities.id, documentId),
          ),
        )
        .orderBy(asc(documentIdentities.createdAt))
        .limit(twinsRead);
      return {
        ...facts,
        sameNumber: twins,
      };
    }),
});

export type DocumentCourse = Awaited<ReturnType<typeof documentCourse.run>>;
