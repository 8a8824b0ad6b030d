import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { documents } from "#db/partitioned/documents.ts";
import { documentIdentities } from "#db/schema/documents.ts";
import type { OfMonth } from "./schema.ts";

const dayMs = 86_400_000;

/** The documents whose own date lies in the month. They may have been issued later, never earlier, which spares the partitions before. */
export function inMonth({ establishmentId, environment, month }: OfMonth): SQL {
  const [year = "", number = ""] = month.split("-");
  const next = number === "12" ? `${Number(year) + 1}-01` : `${year}-${String(Number(number) + 1).padStart(2, "0")}`;
  const begins = new Date(new Date(`${month}-01T00:00:00+03:00`).getTime() - dayMs);
  return (
    and(
      eq(documentIdentities.establishmentId, establishmentId),
      eq(documentIdentities.environment, environment),
      gte(documentIdentities.createdAt, begins),
      gte(documents.issuedAt, begins),
      gte(documents.issueDate, `${month}-01`),
      lt(documents.issueDate, `${next}-01`),
    ) ?? sql`false`
  );
}

export const ofIdentity = and(
  eq(documents.documentId, documentIdentities.id),
  eq(documents.issuedAt, documentIdentities.createdAt),
);
