import { createHash, createSecretKey } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import type { RootKey } from "./envelope.ts";

/** The root key that seals, and every root key that may still open. */
export type Keyring = { readonly current: RootKey; find(id: string): RootKey | undefined };

const base64Key = /^[A-Za-z0-9+/]{43}=$/;

/**
 * A keyring of base64 keys of 32 bytes, the current one first. Errors: `vault.no_key` for none, `vault.key_invalid` with the
 * position of the bad one, never its text.
 */
export function keyringOf(texts: readonly Secret[]): Keyring {
  const keys = texts.map((text, position) => rootKey(text, position));
  const [current] = keys;
  if (current === undefined) throw new AppError("vault.no_key");
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { current, find: (id) => byId.get(id) };
}

/** The keyring of the environment: `KHATM_ROOT_KEY`, then `KHATM_ROOT_KEYS_PREVIOUS` (comma separated). Undefined without the first. */
export function keyringFromEnvironment(env: Readonly<Record<string, string | undefined>>): Keyring | undefined {
  const current = env["KHATM_ROOT_KEY"]?.trim();
  if (!current) return undefined;
  const previous = (env["KHATM_ROOT_KEYS_PREVIOUS"] ?? "").split(",").map((text) => text.trim());
  return keyringOf([current, ...previous.filter((text) => text !== "")].map((text) => new Secret(text)));
}

function rootKey(text: Secret, position: number): RootKey {
  const value = text.revealText();
  if (!base64Key.test(value)) throw new AppError("vault.key_invalid", { position: position + 1 });
  const bytes = Buffer.from(value, "base64");
  const id = createHash("sha256").update("khatm root key\n").update(bytes).digest("hex").slice(0, 16);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { id, key };
}
