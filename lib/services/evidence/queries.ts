import { and, eq, gte, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { attempts } from "#db/partitioned/attempts.ts";
import { findings } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import { query } from "#lib/command.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import { countUpTo } from "#lib/services/count.ts";
import { cut, pageByKey } from "#lib/services/page-by-key.ts";
import { anyOf, containing, equals } from "#lib/services/search.ts";
import { failed } from "./outage.ts";
import { ListEvidence } from "./schema.ts";

/** Every call to the gateway, of documents and of enrolments, the newest first. */
export const listEvidence = query({
  name: "evidence.list",
  permission: "document:read",
  input: ListEvidence,
  run: (ctx, input) =>
    ctx.read(async (db) => {
      const where = matching(input);
      const page = pageByKey({ by: attempts.startedAt, type: "timestamptz" }, { by: attempts.id, type: "uuid" }, input);
      const found = await db
        .select({
          key: page.key,
          id: attempts.id,
          startedAt: attempts.startedAt,
          endedAt: attempts.endedAt,
          establishmentId: attempts.establishmentId,
          environment: attempts.environment,
          deviceId: attempts.deviceId,
          documentId: attempts.documentId,
          number: documentIdentities.number,
          enrolmentId: attempts.enrolmentId,
          credentialId: attempts.credentialId,
          call: attempts.call,
          outcome: attempts.outcome,
          status: attempts.status,
          failure: attempts.failure,
        })
        .from(attempts)
        .leftJoin(documentIdentities, eq(documentIdentities.id, attempts.documentId))
        .where(and(where, page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const rows = sql`${attempts} left join ${documentIdentities} on ${documentIdentities.id} = ${attempts.documentId}`;
      return { ...cut(found, page), ...(await countUpTo(db, sql`${rows} where ${where}`)) };
    }),
});

function matching(input: z.output<typeof ListEvidence>): SQL {
  const conditions = [
    equals(attempts.environment, input.environment),
    equals(attempts.establishmentId, input.establishment),
    equals(attempts.deviceId, input.device),
    input.from && gte(attempts.startedAt, input.from),
    input.to && lt(attempts.startedAt, input.to),
    inState(input.state),
    searching(input.q),
  ];
  return and(...conditions.map((each) => each || undefined)) ?? sql`true`;
}

function inState(state: "answered" | "failed" | undefined): SQL | undefined {
  if (state === undefined) return undefined;
  return state === "failed" ? failed : and(isNull(attempts.failure), sql`not (${failed})`);
}

/** A UUID of a document or enrolment, or part of a document's number, of a call's name or outcome, or of what was found in the document. */
function searching(text: string | undefined): SQL | undefined {
  if (text === undefined) return undefined;
  if (isUuid(text))
    return or(eq(documentIdentities.uuid, text), eq(attempts.documentId, text), eq(attempts.enrolmentId, text));
  const said = sql`select ${findings.documentId} from ${findings} where ${containing(text, [findings.code, findings.message])}`;
  return or(
    containing(text, [documentIdentities.number, attempts.call, attempts.outcome]),
    anyOf(attempts.documentId, said),
  );
}
