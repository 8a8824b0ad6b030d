import { notFound } from "next/navigation";
import { execute, type Query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { currentContext } from "./session.ts";

/** A query for a page; what does not exist, or is another's, is the page "not found". */
export async function pageQuery<Input, Output>(operation: Query<Input, Output>, raw: unknown): Promise<Output> {
  const context = await currentContext();
  try {
    return await execute(operation, context, raw);
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "input.invalid")) notFound();
    throw error;
  }
}
