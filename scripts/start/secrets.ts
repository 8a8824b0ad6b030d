import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const Secrets = z.object({
  session: z.string().min(32),
  databasePassword: z.string().min(24),
});
export type Secrets = z.infer<typeof Secrets>;

/** The installation's secrets, made at the first start and kept in a file that only its owner can read. */
export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) {
    // a backup put back may have other rights
    chmodSync(file, ownerOnly);
    return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  }
  const secrets: Secrets = { session: random(48), databasePassword: random(24) };
  writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Takes the place of whatever was there, a link or a file that others may read. */
export function writePrivately(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode: ownerOnly, flag: "wx" });
  renameSync(draft, file);
}

const ownerOnly = 0o600;

const random = (bytes: number): string => randomBytes(bytes).toString("base64url");
