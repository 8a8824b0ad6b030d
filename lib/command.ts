import type { z } from "zod";
import { scopeOf } from "#lib/actor.ts";
import type { Context, QueryContext } from "#lib/context.ts";
import type { Permission } from "#lib/domain/rights.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";

type Operation<Ctx, Input, Output> = {
  /** Also the audit action and the job's kind. */
  readonly name: string;
  readonly permission: Permission;
  readonly input: z.ZodType<Input>;
  /** Whether this input asks for a sign-in of the last minutes. */
  readonly fresh?: (input: Input, ctx: QueryContext) => Promise<boolean>;
  run(ctx: Ctx, input: Input): Promise<Output>;
};

/** One thing the system can do. */
export type Command<Input, Output> = Operation<Context, Input, Output>;
/** Its read-only twin. */
export type Query<Input, Output> = Operation<QueryContext, Input, Output>;

export const command = <Input, Output>(definition: Command<Input, Output>): Command<Input, Output> => definition;
export const query = <Input, Output>(definition: Query<Input, Output>): Query<Input, Output> => definition;

const freshForMs = 15 * 60 * 1000;

/** Authorise, parse, run: the same for a page, the HTTP API, the worker and the command line. */
export async function execute<Input, Output>(
  operation: Operation<Context, Input, Output> | Operation<QueryContext, Input, Output>,
  ctx: Context,
  raw: unknown,
): Promise<Output> {
  const scope = scopeOf(ctx.actor, operation.permission);
  if (scope === undefined) throw new AppError("auth.forbidden");
  const input = parseInput(operation.input, raw);
  const scoped = ctx.within(scope);
  if (await mustProve(operation, scoped, input)) throw new AppError("auth.fresh_required");
  return await operation.run(scoped, input);
}

async function mustProve<Input>(
  operation: { fresh?: (input: Input, ctx: QueryContext) => Promise<boolean> },
  ctx: QueryContext,
  input: Input,
): Promise<boolean> {
  if (operation.fresh === undefined || ctx.actor.kind !== "user") return false;
  if (ctx.clock.now().getTime() - ctx.actor.provenAt.getTime() < freshForMs) return false;
  return await operation.fresh(input, ctx);
}
