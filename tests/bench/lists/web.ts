import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { freePort } from "#scripts/ports.ts";
import { hashPassword } from "#lib/services/people/hash.ts";
import { Secret } from "#lib/secret.ts";
import { establishments, idOf } from "./seed.ts";

export type Web = {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  readonly close: () => Promise<void>;
};

const id = idOf("reader");
const email = "reader@khatm.local";

/** The built dashboard over the seeded database, and somebody who reads all of it. */
export async function openWeb(ownerUrl: string, appUrl: string): Promise<Web> {
  const password = randomBytes(18).toString("base64url");
  await admit(ownerUrl, password);
  const data = mkdtempSync(join(tmpdir(), "khatm-lists-"));
  const keyFile = join(data, "root-keys");
  writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    HOSTNAME: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: appUrl,
    KHATM_DATA_DIR: data,
    KHATM_KEY_FILE: keyFile,
    KHATM_SIMULATOR: "off",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    NEXTAUTH_URL: address,
  };
  const web = spawn(process.execPath, [".next/standalone/server.js"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const close = async () => {
    if (web.exitCode === null && web.kill("SIGTERM")) await once(web, "exit");
    rmSync(data, { recursive: true, force: true });
  };
  await untilItAnswers(`${address}/api/health`).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { address, email, password, close };
}

async function admit(ownerUrl: string, password: string): Promise<void> {
  const hash = await hashPassword(new Secret(password));
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`
      insert into users (id, email, name, password_hash, must_change_password, is_operator) values (${id}, ${email}, 'Noura', ${hash}, false, false)
      on conflict (id) do update set password_hash = excluded.password_hash`;
    for (let number = 0; number < establishments; number += 1)
      await sql`
        insert into memberships (user_id, establishment_id, role) values (${id}, ${idOf(`establishment${number}`)}, 'owner')
        on conflict do nothing`;
  } finally {
    await sql.end();
  }
}

async function untilItAnswers(health: string): Promise<void> {
  for (const limit = Date.now() + 120_000; Date.now() < limit; await sleep(200)) {
    const status = await fetch(health).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new Error("The dashboard did not answer within two minutes.");
}
