import { existsSync, rmSync } from "node:fs";
import { connect } from "#db/client.ts";
import { prepareDatabase } from "#db/migrate.ts";
import { createFirstOwner, hasUnusedPassword } from "#lib/services/people/create-first-owner.ts";
import { startPostgres } from "../embedded-postgres.ts";
import { filesIn, type Options } from "./options.ts";
import { keepRootKey } from "./root-key.ts";
import { writePrivately, type Secrets } from "./secrets.ts";

export type FirstSignIn =
  | { readonly kind: "shown"; readonly email: string; readonly password: string }
  | { readonly kind: "written"; readonly file: string }
  | { readonly kind: "known" };

/** Login of the database's owner: the packaged PostgreSQL, or the server that DATABASE_URL names. */
export async function openDatabase(options: Options, running: AsyncDisposableStack): Promise<string> {
  if (options.databaseUrl) return options.databaseUrl;
  const database = await startPostgres({ folder: filesIn(options.data).postgres });
  running.defer(() => database.stop());
  console.log(`PostgreSQL runs ${database.how}.`);
  return database.ownerUrl;
}

/** Brings the database up to date; the first time it also gets its first owner. */
export async function fillDatabase(options: Options, ownerUrl: string, { databasePassword }: Secrets) {
  const { appUrl, empty } = await prepareDatabase({ ownerUrl, appRolePassword: databasePassword });
  await keepRootKey(options.keyFile, empty);
  const signIn = (empty ? await handOut(options, appUrl) : undefined) ?? (await leftSignIn(options, appUrl));
  return { appUrl, signIn, empty };
}

const firstOwner = { email: "owner@khatm.local", name: "Owner" };

async function handOut(options: Options, appUrl: string): Promise<FirstSignIn | undefined> {
  const database = connect(appUrl, { max: 1 });
  const secret = await createFirstOwner({ database, ...firstOwner }).finally(() => database.close());
  if (secret === undefined) return undefined;
  const owner = { email: firstOwner.email, password: secret.revealText() };
  if (process.stdout.isTTY) return { kind: "shown", ...owner };
  const file = filesIn(options.data).firstSignIn;
  writePrivately(file, `email: ${owner.email}\npassword: ${owner.password}\n`);
  return { kind: "written", file };
}

/** The file of the first sign-in, as long as its password is still the one to use; afterwards it is deleted. */
async function leftSignIn(options: Options, appUrl: string): Promise<FirstSignIn> {
  const file = filesIn(options.data).firstSignIn;
  if (!existsSync(file)) return { kind: "known" };
  const database = connect(appUrl, { max: 1 });
  const unused = await hasUnusedPassword({ database, email: firstOwner.email }).finally(() => database.close());
  if (unused) return { kind: "written", file };
  rmSync(file);
  return { kind: "known" };
}
