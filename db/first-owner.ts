import { AppError } from "#lib/errors.ts";

export type FirstOwner = { readonly email: string; readonly password: string };

/** Creates the installation's first operator and owner in an empty database, with a password that is good once. */
export async function createFirstOwner(_login: { readonly ownerUrl: string }): Promise<FirstOwner> {
  throw new AppError("unexpected");
}
