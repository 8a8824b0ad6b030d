import { z } from "zod";
import type { Query } from "#lib/command.ts";
import { query } from "#lib/command.ts";
import type { QueryContext } from "#lib/context.ts";
import { viewParametersOf, type ViewTable } from "#lib/domain/saved-view.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { loadView } from "./load.ts";

type Address = Readonly<Record<string, unknown>>;

const Viewed = z.looseObject({ view: z.uuid().optional() });

/**
 * What a table is asked for: where the address names nothing but a view, what the view shows; one that says more was changed by its reader
 * and means itself. Errors: `not_found` for a view that is not theirs or shows another table.
 */
export async function throughView(ctx: Pick<QueryContext, "read">, list: string, address: Address): Promise<Address> {
  const { view: viewId, ...rest } = parseInput(Viewed, address);
  const said = Object.entries(rest).filter((each): each is [string, string] => typeof each[1] === "string");
  const changed = Object.keys(viewParametersOf({ ...Object.fromEntries(said), locale: undefined })).length > 0;
  if (viewId === undefined || changed) return rest;
  const view = await ctx.read((db) => loadView(db, viewId));
  if (view.list !== list) throw new AppError("not_found");
  return { ...rest, ...view.parameters, establishment: view.establishmentId };
}

/** A list whose address may also name a view. */
export const alsoByView = <Input, Output>(list: ViewTable, listed: Query<Input, Output>): Query<Address, Output> =>
  query({
    name: listed.name,
    permission: listed.permission,
    input: z.looseObject({}),
    run: async (ctx, address) => await listed.run(ctx, parseInput(listed.input, await throughView(ctx, list, address))),
  });
