import { z } from "zod";
import { scopeOf, type Actor } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import type { Context, QueryContext } from "#lib/context.ts";
import type { Permission } from "#lib/domain/rights.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { sentenceOf } from "#lib/i18n/words.ts";
import { parseInput } from "#lib/input.ts";
import { csvDownload, type CsvRow } from "#lib/services/csv-download.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { throughView } from "#lib/services/views/through.ts";

type Cell = CsvRow[number];
type Asked = { readonly establishment?: string | undefined; readonly after?: string | undefined };

/** A list of the console as its query gives it, page by page. */
type Listed<Input, Row> = {
  readonly permission: Permission;
  readonly input: z.ZodType<Input>;
  run(ctx: QueryContext, input: Input): Promise<{ readonly rows: readonly Row[]; readonly next?: string | undefined }>;
};

type Table<Input, Row> = {
  readonly name: string;
  readonly list: Listed<Input, Row>;
  /** Where the rows all belong to one thing: its establishment. Errors: `not_found`. */
  readonly ownerOf?: (ctx: Context, asked: Input) => Promise<string>;
  /** Headings as message paths, each with what stands under it. */
  readonly columns: Readonly<Record<string, (row: Row, locale: Locale) => Cell>>;
};

/** Rows of a list that has no pages of its own. */
export const mostRows = 10_000;

const Language = z.looseObject({ locale: z.enum(["ar", "en"]).default("en") });

/** A table as a CSV file with the filter and order that its address or a saved view holds, read page by page while it is sent. */
export const tableExport = <Input extends Asked, Row>(table: Table<Input, Row>) =>
  command({
    name: "table.export",
    permission: table.list.permission,
    input: Language,
    async run(ctx, { locale, ...address }): Promise<Download> {
      const shown = await throughView(ctx, table.name, address);
      const asked = parseInput(table.list.input, { ...shown, after: undefined, before: undefined });
      const establishment = (await table.ownerOf?.(ctx, asked)) ?? asked.establishment;
      if (establishment !== undefined) await ctx.read((db) => loadEstablishment(db, establishment));
      const concerned = establishment === undefined ? reachOf(ctx.actor, table.list.permission) : [establishment];
      const about = { entity: "table", entityId: table.name };
      await ctx.atomically(async (tx) => {
        for (const establishmentId of concerned) tx.audit({ action: "table.export", ...about, establishmentId });
        return await Promise.resolve();
      });
      const heading = Object.keys(table.columns).map((path) => sentenceOf(locale, path, {}) ?? path);
      return csvDownload(`${table.name}_${locale}.csv`, heading, pagesOf(ctx, table, asked, locale));
    },
  });

async function* pagesOf<Input extends Asked, Row>(
  ctx: Context,
  { list, columns }: Table<Input, Row>,
  asked: Input,
  locale: Locale,
): AsyncGenerator<readonly CsvRow[]> {
  for (let after: string | undefined, begun = false; !begun || after !== undefined; begun = true) {
    const { rows, next } = await list.run(ctx, { ...asked, after });
    yield rows.map((row) => Object.values(columns).map((cell) => cell(row, locale)));
    after = next;
  }
}

/** Where the export is written down: the trail of every establishment that it may speak of, or the installation's. */
function reachOf(actor: Actor, permission: Permission): readonly (string | null)[] {
  const { establishments = [] } = scopeOf(actor, permission) ?? {};
  return establishments.length > 0 ? establishments : [null];
}
