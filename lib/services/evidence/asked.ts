import { and, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import type { Actor } from "#lib/actor.ts";
import { environments } from "#lib/domain/environment.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import { pageByKey } from "#lib/services/page-by-key.ts";
import { anyOf, equals, found, told, within } from "#lib/services/search.ts";
import { failed } from "./outage.ts";
import type { ListEvidence } from "./schema.ts";
import { rowsWhere } from "./view.ts";

type Filter = z.output<typeof ListEvidence>;

/** What the address of the table of calls asks for. */
export function evidenceAsked(input: Filter, actor: Actor) {
  const page = pageByKey({ by: attempts.startedAt, type: "timestamptz" }, { by: attempts.id, type: "uuid" }, input);
  const where = filters(input, actor);
  return {
    page,
    id: sql`${attempts.id}`,
    from: sql`${attempts}`,
    where,
    search: input.q === undefined ? undefined : searching(input.q, input, actor),
    keys: (db: Reader, asked: SQL | undefined) =>
      db
        .select({ key: page.key, id: attempts.id })
        .from(attempts)
        .where(asked)
        .orderBy(...page.orderBy)
        .limit(page.limit),
    rows: (db: Reader, ids: string[]) => rowsWhere(db, inArray(attempts.id, ids)),
  };
}

const filters = (input: Filter, actor: Actor): SQL | undefined =>
  and(
    within(attempts.establishmentId, input.establishment, actor),
    equals(attempts.environment, input.environment),
    equals(attempts.deviceId, input.device),
    equals(attempts.call, input.call),
    input.outcome === "unanswered" ? failed : equals(attempts.outcome, input.outcome),
    input.branch === undefined ? undefined : anyOf(attempts.deviceId, devicesIn(input.branch)),
    input.from && gte(attempts.startedAt, input.from),
    input.to && lt(attempts.startedAt, input.to),
  );

const devicesIn = (branch: string) => sql`select ${devices.id} from ${devices} where ${devices.branchId} = ${branch}`;

/** By the UUID of a document or enrolment, by a document's number, or by a code or text of what ZATCA complained of. */
function searching(text: string, input: Filter, actor: Actor) {
  const where = filters(input, actor);
  const also = where === undefined ? sql`` : sql` and ${where}`;
  if (isUuid(text)) {
    const same = ofUuid(text, within(documentIdentities.establishmentId, input.establishment, actor));
    return { found: sql`select ${attempts.id} from ${attempts} where ${same}${also}`, told: same };
  }
  const complaint = sql`(${attempts.said} is not null and ${told(text, [attempts.said])})`;
  const number = [documentIdentities.number] as const;
  const sent = sql`${attempts.documentId} = ${documentIdentities.id}`;
  return {
    found: sql`select ${attempts.id} from ${attempts} where ${attempts.said} is not null and ${found(text, [attempts.said])}${also}
      union all select ${attempts.id} from ${documentIdentities} inner join ${attempts}
        on ${sent} and ${attempts.startedAt} >= ${documentIdentities.createdAt}
      where ${found(text, number)} and ${complaint} is not true${also}`,
    // a value for each row, for the planner would read every document to look up a few
    told: sql`(${complaint} or coalesce((select ${told(text, number)} from ${documentIdentities} where ${sent}), false))`,
  };
}

/** Every environment is said, for the index of UUIDs has it before them. */
function ofUuid(uuid: string, reached: SQL | undefined): SQL {
  const named = and(
    reached,
    inArray(documentIdentities.environment, [...environments]),
    eq(documentIdentities.uuid, uuid),
  );
  const documents = sql`select ${documentIdentities.id} from ${documentIdentities} where ${named} union all select ${uuid}::uuid`;
  return sql`(${anyOf(attempts.documentId, documents)} or ${attempts.enrolmentId} = ${uuid})`;
}
