import { existsSync, readFileSync } from "node:fs";
import { connect } from "#db/client.ts";
import { prepareDatabase } from "#db/migrate.ts";
import { createFirstOwner } from "#lib/services/people/create-first-owner.ts";
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
  const signIn = (empty ? await handOut(options, appUrl) : undefined) ?? leftSignIn(options);
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

function leftSignIn(options: Options): FirstSignIn {
  const file = filesIn(options.data).firstSignIn;
  return existsSync(file) && readFileSync(file, "utf8") !== "" ? { kind: "written", file } : { kind: "known" };
}
