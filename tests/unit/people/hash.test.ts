import { argon2Sync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/services/people/hash.ts";
import { Secret } from "#lib/secret.ts";

const text = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
const password = new Secret("four plain words together");

test("a password becomes an argon2id string of OWASP's strength, another one each time", async () => {
  const [first, second] = [await hashPassword(password), await hashPassword(password)];
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword(first, password)).toBe(true);
  expect(await verifyPassword(first, new Secret("four plain words Together"))).toBe(false);
});

test("a hash made with other costs still verifies", async () => {
  const nonce = Buffer.alloc(16, 3);
  const tag = argon2Sync("argon2id", { message: "x", nonce, parallelism: 2, tagLength: 32, memory: 64, passes: 3 });
  expect(await verifyPassword(`$argon2id$v=19$m=64,t=3,p=2$${text(nonce)}$${text(tag)}`, new Secret("x"))).toBe(true);
});

test("letters count as the same however a keyboard composes them", async () => {
  const hash = await hashPassword(new Secret("caf\u00e9 with milk and \u0622"));
  expect(await verifyPassword(hash, new Secret("cafe\u0301 with milk and \u0627\u0653"))).toBe(true);
});

test("without a hash nothing verifies, and something that is no hash is an error", async () => {
  expect(await verifyPassword(null, password)).toBe(false);
  await expect(verifyPassword("$2b$10$abcdefg", password)).rejects.toThrow(TypeError);
});
