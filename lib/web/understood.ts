import { z } from "zod";
import { query, type Query } from "#lib/command.ts";
import { parseInput } from "#lib/input.ts";

type Address = Readonly<Record<string, unknown>>;

/**
 * A list for programs. The dashboard passes over what an old link says and nobody knows any more; a program would take all rows for those
 * that it asked for, so here an unknown parameter or value is refused.
 */
export function understood<Output>(listed: Query<Address, Output>, known: z.ZodObject): Query<Address, Output> {
  const strict = z.strictObject(
    Object.fromEntries(Object.entries(known.shape).map(([name, one]) => [name, bare(one)])),
  );
  return query({
    ...listed,
    async run(ctx, address) {
      parseInput(strict, Object.fromEntries(Object.entries(address).filter(([, said]) => said !== "")));
      return await listed.run(ctx, address);
    },
  });
}

/** A parameter without what it falls back to. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return bare(schema.in);
  return schema instanceof z.ZodCatch ? schema.unwrap() : schema;
}
