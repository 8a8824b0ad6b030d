import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const Secrets = z.object({
  session: z.string().min(32),
  databasePassword: z.string().min(24),
});
export type Secrets = z.infer<typeof Secrets>;

/** The installation's secrets, made at the first start and kept in a file that only its owner can read. */
export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  const secrets: Secrets = { session: random(48), databasePassword: random(24) };
  writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

export function writePrivately(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
}

const random = (bytes: number): string => randomBytes(bytes).toString("base64url");
