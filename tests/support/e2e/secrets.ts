import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { filesIn } from "#scripts/start/options.ts";
import { createVault, type SecretRef } from "#lib/vault/vault.ts";
import { keyringFromFile } from "#lib/vault/key-file.ts";
import { asOwner } from "./database.ts";
import { needleOf, type Needle } from "./needles.ts";
import { makeRun, productEnvironment } from "./run.ts";

const Noted = z.tuple([z.string(), z.string()]);
const Sealed = z.array(z.object({ id: z.string(), sealed: z.instanceof(Uint8Array) }));

/** What people typed, what the portal gave out, and the browser's session. */
export function notedSecrets(): readonly Needle[] {
  const { secrets } = makeRun();
  const lines = existsSync(secrets) ? readFileSync(secrets, "utf8").split("\n").filter(Boolean) : [];
  return lines.map((line) => needleOf(...Noted.parse(JSON.parse(line))));
}

/** Private keys, tokens and secrets, opened with the root key as the product itself would. */
export async function sealedSecrets(): Promise<readonly Needle[]> {
  const { keyring } = await keyringFromFile(filesIn(makeRun().data).rootKeys, { mayCreate: false });
  const vault = createVault(keyring);
  const kinds = [
    { table: "key_pairs", field: "private_key_sealed" },
    { table: "credentials", field: "token_sealed" },
    { table: "credentials", field: "secret_sealed" },
  ] as const;
  return await asOwner(async (sql) => {
    const needles: Needle[] = [];
    for (const { table, field } of kinds) {
      const rows = Sealed.parse([
        ...(await sql`select id, ${sql(field)} as sealed from ${sql(table)} where ${sql(field)} is not null`),
      ]);
      for (const { id, sealed } of rows) {
        const ref: SecretRef = { table, row: id, field };
        const opened = vault.open(ref, sealed, "test.search");
        needles.push(
          needleOf(`${table}.${field}`, field === "private_key_sealed" ? opened.reveal() : opened.revealText()),
        );
      }
    }
    return needles;
  });
}

/** The installation's own: each has its file, and no other place. */
export function installationSecrets(): readonly Needle[] {
  const files = filesIn(makeRun().data);
  const { session, databasePassword } = z
    .object({ session: z.string(), databasePassword: z.string() })
    .parse(JSON.parse(readFileSync(files.secrets, "utf8")));
  const rootKeys = readFileSync(files.rootKeys, "utf8").split("\n");
  return [
    needleOf("the session secret", session),
    needleOf("the database's password", databasePassword),
    needleOf("the simulator's control token", productEnvironment()["KHATM_SIMULATOR_CONTROL_TOKEN"] ?? ""),
    ...rootKeys.filter((line) => line !== "" && !line.startsWith("#")).map((line) => needleOf("a root key", line)),
  ];
}
