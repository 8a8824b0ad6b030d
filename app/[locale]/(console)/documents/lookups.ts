"use server";

import { execute } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { findAdvances } from "#lib/services/documents/advances.ts";
import type { FoundAdvance } from "./found-advance.ts";
import { currentContext } from "#lib/web/session.ts";

/** What a document's form looks up while it is filled; undefined where it could not be asked. */
export async function searchAdvances(question: unknown): Promise<readonly FoundAdvance[] | undefined> {
  try {
    return await execute(findAdvances, await currentContext(), question);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
