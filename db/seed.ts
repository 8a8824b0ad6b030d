import { AppError } from "#lib/errors.ts";

/** Fills a database with the demonstration; a database that already has it stays as it is. */
export async function seed(_ownerUrl: string): Promise<void> {
  throw new AppError("unexpected");
}
