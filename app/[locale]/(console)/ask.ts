import { notFound } from "next/navigation";
import { execute, type Query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { currentContext } from "#lib/web/session.ts";

/** A query for a page. What is missing, another's or no address at all shows the same picture, so that nothing can be inferred. */
export async function ask<Input, Output>(operation: Query<Input, Output>, raw: unknown): Promise<Output> {
  const context = await currentContext();
  try {
    return await execute(operation, context, raw);
  } catch (error) {
    if (error instanceof AppError && concealed.has(error.code)) notFound();
    throw error;
  }
}

const concealed: ReadonlySet<string> = new Set(["not_found", "auth.forbidden", "input.invalid"]);
