import { existsSync, readFileSync } from "node:fs";
import { createFirstOwner } from "#db/first-owner.ts";
import { prepareDatabase } from "#db/migrate.ts";
import { seed } from "#db/seed.ts";
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

/** Brings the database up to date; the first time it also gets its first owner and, where asked for, the demonstration. */
export async function fillDatabase(options: Options, ownerUrl: string, { databasePassword }: Secrets) {
  const { appUrl, empty } = await prepareDatabase({ ownerUrl, appRolePassword: databasePassword });
  await keepRootKey(options.keyFile, empty);
  const signIn = empty ? await handOut(options, await createFirstOwner({ ownerUrl })) : leftSignIn(options);
  if (options.demo) await seed(ownerUrl);
  return { appUrl, signIn };
}

async function handOut(options: Options, owner: { email: string; password: string }): Promise<FirstSignIn> {
  if (process.stdout.isTTY) return { kind: "shown", ...owner };
  const file = filesIn(options.data).firstSignIn;
  writePrivately(file, `email: ${owner.email}\npassword: ${owner.password}\n`);
  return { kind: "written", file };
}

function leftSignIn(options: Options): FirstSignIn {
  const file = filesIn(options.data).firstSignIn;
  return existsSync(file) && readFileSync(file, "utf8") !== "" ? { kind: "written", file } : { kind: "known" };
}
