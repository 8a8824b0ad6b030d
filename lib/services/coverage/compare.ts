import { asc } from "drizzle-orm";
import { branches } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import { compareBranches } from "#lib/domain/coverage.ts";
import { within } from "#lib/services/search.ts";
import { CompareCoverage } from "./schema.ts";
import { coverageIn } from "./state.ts";

/** Rows of each part that an answer holds; the counts are of all. */
const mostShown = 1000;

/** A pasted list of branch identifiers against the branches, archived ones included: they may still stand in ZATCA's list. */
export const compareCoverage = query({
  name: "coverage.compare",
  permission: "fleet:read",
  input: CompareCoverage,
  run: (ctx, { text, establishment, environment }) =>
    ctx.list(async (db) => {
      const found = await db
        .select({
          id: branches.id,
          nameAr: branches.nameAr,
          nameEn: branches.nameEn,
          identifierValue: branches.identifierValue,
          archivedAt: branches.archivedAt,
          coverage: coverageIn(environment, ctx.clock.now()).coverage,
        })
        .from(branches)
        .where(within(branches.establishmentId, establishment, ctx.actor))
        .orderBy(asc(branches.nameEn), asc(branches.id));
      const rows = found.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null }));
      const { covered, uncovered, unknown, unlisted } = compareBranches(text, rows);
      return { covered: part(covered), uncovered: part(uncovered), unknown: part(unknown), unlisted: part(unlisted) };
    }),
});

const part = <Row>(rows: readonly Row[]) => ({ rows: rows.slice(0, mostShown), total: rows.length });
