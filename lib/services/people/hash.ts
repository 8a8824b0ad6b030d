import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Secret } from "#lib/secret.ts";

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

/** What OWASP's password storage sheet asks of argon2id; memory in KiB. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const derive = promisify(argon2);

/** The password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Runs beside the event loop. */
export async function hashPassword(password: Secret): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, cost, tagLength);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Without a hash the work is done all the same, so that time does not tell who exists. */
export async function verifyPassword(hash: string | null | undefined, password: Secret): Promise<boolean> {
  if (hash === null || hash === undefined) {
    await tagOf(password, Buffer.alloc(16), cost, tagLength);
    return false;
  }
  const stored = parse(hash);
  const tag = await tagOf(password, stored.salt, stored.cost, stored.tag.length);
  return timingSafeEqual(tag, stored.tag);
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43,86})$/;

function parse(hash: string) {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? [];
  if (salt === undefined || tag === undefined)
    throw new TypeError("a stored password hash is not an argon2id PHC string");
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

// One spelling of the same letters, whatever keyboard made them.
const tagOf = (password: Secret, nonce: Uint8Array, { memory, passes, parallelism }: Cost, length: number) =>
  derive("argon2id", {
    message: password.revealText().normalize("NFKC"),
    nonce,
    parallelism,
    tagLength: length,
    memory,
    passes,
  });

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replaceAll("=", "");
