import { randomInt } from "node:crypto";
import { Secret } from "#lib/secret.ts";

/** Without letters that look alike, in groups that can be read out: 20 letters, 99 bits. */
export function oneTimePassword(): Secret {
  const letters = Array.from({ length: 20 }, () => alphabet.charAt(randomInt(alphabet.length)));
  return new Secret(letters.join("").replace(/(.{5})(?=.)/g, "$1-"));
}

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
