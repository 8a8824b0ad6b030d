import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { keyringOf, type Keyring } from "./keyring.ts";

type OpenedKeyFile = { readonly keyring: Keyring; readonly created: boolean; readonly path: string };

const ownerOnly = 0o600;
const others = 0o077;
const hasRights = process.platform !== "win32";
const heading =
  "# Khatm root keys, the current one first. No sealed secret opens without them: keep a copy in a safe place.";

/**
 * The keyring of a key file: one base64 key a line, the current one first, `#` starts a comment. When the file is absent and
 * `mayCreate` is true it is made with a fresh key, readable by its owner only; of two starts at once one makes it, both read it.
 * Errors: `vault.no_key` (absent or empty), `vault.key_file_exposed` (others may use it), `vault.key_invalid`.
 */
export async function keyringFromFile(
  path: string,
  { mayCreate }: { readonly mayCreate: boolean },
): Promise<OpenedKeyFile> {
  const found = await keysIn(path);
  if (found !== undefined) return { keyring: keyringOf(found), created: false, path };
  if (!mayCreate) throw new AppError("vault.no_key", { path });

  const created = await createdNow(path);
  return { keyring: keyringOf((await keysIn(path)) ?? []), created, path };
}

/** Puts a fresh key in front of those in the file; records still open with the older ones. Errors: as above, `changed_meanwhile`. */
export async function rotateKeyFile(path: string): Promise<Keyring> {
  const draft = `${path}.new`;
  await writeDraft(draft, async () => {
    const older = await keysIn(path);
    if (older === undefined) throw new AppError("vault.no_key", { path });
    return [freshKey(), ...older];
  });
  await rename(draft, path);
  await settle(path);
  return keyringOf((await keysIn(path)) ?? []);
}

async function keysIn(path: string): Promise<readonly Secret[] | undefined> {
  const handle = await unlessErrno("ENOENT", open(path, "r"));
  if (handle === undefined) return undefined;
  try {
    const { mode } = await handle.stat();
    if (hasRights && (mode & others) !== 0) throw new AppError("vault.key_file_exposed", { path });
    const lines = (await handle.readFile("utf8")).split("\n").map((line) => line.replace(/#.*/, "").trim());
    return lines.filter((line) => line !== "").map((line) => new Secret(line));
  } finally {
    await handle.close();
  }
}

// A link never replaces: a key that another start has put there, and perhaps sealed with, survives.
async function createdNow(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeDraft(draft, async () => [freshKey()]);
  try {
    const won = await unlessErrno(
      "EEXIST",
      link(draft, path).then(() => true),
    );
    return won ?? false;
  } finally {
    await unlink(draft);
    await settle(path);
  }
}

// The draft's name is the lock: whoever makes it may read the keys and write the next file, anybody else is turned away.
async function writeDraft(draft: string, keys: () => Promise<readonly Secret[]>): Promise<void> {
  const handle = await unlessErrno("EEXIST", open(draft, "wx", ownerOnly));
  if (handle === undefined) throw new AppError("changed_meanwhile", { path: draft });
  try {
    const lines = (await keys()).map((key) => key.revealText());
    await handle.writeFile([heading, ...lines, ""].join("\n"));
    await handle.sync();
  } catch (error) {
    await unlink(draft);
    throw error;
  } finally {
    await handle.close();
  }
}

// A root key that seals must not be lost with the directory entry that names it.
async function settle(path: string): Promise<void> {
  if (!hasRights) return;
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function freshKey(): Secret {
  return new Secret(randomBytes(32).toString("base64"));
}

async function unlessErrno<T>(code: string, attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === code) return undefined;
    throw error;
  }
}
