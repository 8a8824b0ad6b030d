import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { ListReader } from "#db/read.ts";
import { branches, establishments } from "#db/schema/establishments.ts";
import { query } from "#lib/command.ts";
import type { Coverage } from "#lib/domain/coverage.ts";
import { countUpTo } from "#lib/services/count.ts";
import { countCap } from "#lib/services/list-input.ts";
import { cut, pageByKey, type SortColumn } from "#lib/services/page-by-key.ts";
import { containing, within } from "#lib/services/search.ts";
import { ListCoverage } from "./schema.ts";
import { coverageIn } from "./state.ts";

const sortColumns: Readonly<Record<"name" | "city", SortColumn>> = {
  name: { by: branches.nameEn, type: "text" },
  city: { by: branches.city, type: "text" },
};

/** A page of open branches and what covers each in one environment. Devices are looked at for the rows of the page alone. */
export const listCoverage = query({
  name: "coverage.list",
  permission: "fleet:read",
  input: ListCoverage,
  run: (ctx, input) =>
    ctx.list(async (db) => {
      const covered = coverageIn(input.environment, ctx.clock.now());
      const search = containing(input.q, [branches.nameAr, branches.nameEn, branches.identifierValue, branches.city]);
      const open = and(within(branches.establishmentId, input.establishment, ctx.actor), isNull(branches.archivedAt));
      const page = pageByKey(sortColumns[input.sort.column], { by: branches.id, type: "uuid" }, input);
      const found = await db
        .select({ key: page.key, id: branches.id })
        .from(branches)
        .where(and(open, search, covered.is(input.coverage), page.where))
        .orderBy(...page.orderBy)
        .limit(page.limit);
      const { rows: kept, ...cursors } = cut(found, page);
      const byId = new Map((await shown(db, kept, covered)).map((row) => [row.id, row]));
      return { rows: kept.flatMap(({ id }) => byId.get(id) ?? []), ...cursors };
    }),
});

async function shown(db: ListReader, kept: readonly { id: string }[], covered: ReturnType<typeof coverageIn>) {
  if (kept.length === 0) return [];
  return await db
    .select({
      id: branches.id,
      nameAr: branches.nameAr,
      nameEn: branches.nameEn,
      identifierScheme: branches.identifierScheme,
      identifierValue: branches.identifierValue,
      city: branches.city,
      establishmentId: branches.establishmentId,
      establishmentNameAr: establishments.nameAr,
      establishmentNameEn: establishments.nameEn,
      coverage: covered.coverage,
      ownDevices: covered.ownDevices,
      centralDevice: covered.centralDevice,
    })
    .from(branches)
    .innerJoin(establishments, eq(establishments.id, branches.establishmentId))
    .where(
      inArray(
        branches.id,
        kept.map(({ id }) => id),
      ),
    );
}

/** How many branches are covered how, counted no further than the cap of every list; `capped` says when there are more. */
export const countCoverage = query({
  name: "coverage.count",
  permission: "fleet:read",
  input: ListCoverage,
  run: (ctx, { establishment, environment }) =>
    ctx.list(async (db) => {
      const here = within(branches.establishmentId, establishment, ctx.actor);
      const { coverage } = coverageIn(environment, ctx.clock.now());
      const counted = await countsOf(db, coverage, and(here, isNull(branches.archivedAt)));
      const archived = await countUpTo(db, sql`${branches} where ${and(here, isNotNull(branches.archivedAt))}`);
      const of = (name: Coverage) => counted.find((row) => row.coverage === name)?.count ?? 0;
      const all = of("own") + of("central") + of("none");
      return {
        own: of("own"),
        central: of("central"),
        none: of("none"),
        all: Math.min(all, countCap),
        capped: all > countCap,
        archived: archived.total,
      };
    }),
});

export type CoverageCounts = Awaited<ReturnType<typeof countCoverage.run>>;

const countsOf = (db: ListReader, coverage: SQL<Coverage>, where: SQL | undefined) =>
  db
    .select({ coverage: sql<Coverage>`coverage`, count: sql<number>`count(*)::int` })
    .from(sql`(select ${coverage} as coverage from ${branches} where ${where} limit ${countCap + 1}) as looked_at`)
    .groupBy(sql`1`);
