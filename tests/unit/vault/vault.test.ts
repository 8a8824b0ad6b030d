import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { keyringFromEnvironment, keyringOf } from "#lib/vault/keyring.ts";
import { createVault } from "#lib/vault/vault.ts";

const ref = { table: "credentials", row: "7", field: "secret" };
const keys = [freshKey(), freshKey(), freshKey()] as const;
const [oldest, older, newest] = keys;
const vault = createVault(keyringOf([oldest]));
const record = vault.seal(ref, new Secret("Dehvg1fc8GF6Jwt5bOxXwC6enR93VxeNEo2mlUatfgw="));

const refusal = (attempt: () => unknown) => {
  try {
    return attempt();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe("a sealed secret", () => {
  test("of any bytes and length opens unchanged at its place", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.stringMatching(/^[^/]+$/), (bytes, row) => {
        const place = { ...ref, row };
        expect(vault.open(place, vault.seal(place, new Secret(bytes)), "test.open").reveal()).toEqual(bytes);
      }),
    );
  });

  test("shows nothing of itself and never twice the same", () => {
    const again = vault.seal(ref, vault.open(ref, record, "test.open"));
    expect(again).not.toEqual(record);
    expect(again).toHaveLength(97 + 44);
    expect(Buffer.from(record).includes("Dehvg1fc")).toBe(false);
  });

  test("does not open with any of its bits flipped", () => {
    const outcomes = new Set<unknown>();
    for (let bit = 0; bit < record.length * 8; bit += 1) {
      const flipped = Uint8Array.from(record);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      outcomes.add(refusal(() => vault.open(ref, flipped, "test.open")));
    }
    expect(outcomes).toEqual(new Set(["vault.unreadable", "vault.no_key"]));
  });

  test("does not open truncated or lengthened", () => {
    for (let length = 0; length < record.length; length += 1) {
      expect(refusal(() => vault.open(ref, record.slice(0, length), "test.open"))).toBe("vault.unreadable");
    }
    expect(refusal(() => vault.open(ref, new Uint8Array([...record, 0]), "test.open"))).toBe("vault.unreadable");
  });

  test.each([{ table: "otps" }, { row: "8" }, { field: "private_key" }])(
    "does not open at another place: %o",
    (moved) => {
      expect(refusal(() => vault.open({ ...ref, ...moved }, record, "test.open"))).toBe("vault.unreadable");
    },
  );

  test("does not open with parts of another record at the same place", () => {
    const other = vault.seal(ref, new Secret(new Uint8Array(44)));
    for (const cut of [21, 53, 69, 81]) {
      const spliced = new Uint8Array([...record.slice(0, cut), ...other.slice(cut)]);
      expect(refusal(() => vault.open(ref, spliced, "test.open"))).toBe("vault.unreadable");
    }
  });

  test("says which place and purpose failed, and no bytes", () => {
    expect(() => vault.open({ ...ref, row: "8" }, record, "document.sign")).toThrow(
      expect.objectContaining({
        code: "vault.unreadable",
        params: { table: "credentials", field: "secret", purpose: "document.sign" },
      }),
    );
  });

  test.each(["", "a/b"])("cannot be given a place with the ambiguous part '%s'", (row) => {
    expect(refusal(() => vault.seal({ ...ref, row }, new Secret("x")))).toBe("unexpected");
  });
});

describe("rotation", () => {
  const rotated = createVault(keyringOf([newest, older, oldest]));

  test("keeps old records readable, rewraps them to the current key and then needs no other", () => {
    expect(rotated.open(ref, record, "test.open").reveal()).toEqual(vault.open(ref, record, "test.open").reveal());
    const rewrapped = rotated.rewrap(record) ?? new Uint8Array();
    const onlyNewest = createVault(keyringOf([newest]));
    expect(onlyNewest.open(ref, rewrapped, "test.open").reveal()).toEqual(
      vault.open(ref, record, "test.open").reveal(),
    );
    expect(rewrapped.slice(69)).toEqual(record.slice(69));
    expect(rotated.rewrap(rewrapped)).toBeUndefined();
  });

  test("refuses by name what it has no key for", () => {
    const stranger = createVault(keyringOf([freshKey()]));
    expect(refusal(() => stranger.open(ref, record, "test.open"))).toBe("vault.no_key");
    expect(refusal(() => stranger.rewrap(record))).toBe("vault.no_key");
  });

  test("never rewraps a damaged record into a sound-looking one", () => {
    const damaged = Uint8Array.from(record);
    damaged[30] = (damaged[30] ?? 0) ^ 1;
    expect(refusal(() => rotated.rewrap(damaged))).toBe("vault.unreadable");
    expect(refusal(() => rotated.rewrap(new Uint8Array(3)))).toBe("vault.unreadable");
  });
});

describe("the environment's keyring", () => {
  const env = {
    KHATM_ROOT_KEY: newest.revealText(),
    KHATM_ROOT_KEYS_PREVIOUS: ` ${older.revealText()}, ${oldest.revealText()},`,
  };

  test("seals with the current key and opens with the previous ones", () => {
    const keyring = keyringFromEnvironment(env) ?? keyringOf([]);
    const fromEnvironment = createVault(keyring);
    expect(fromEnvironment.currentKeyId).toBe(createVault(keyringOf([newest])).currentKeyId);
    expect(fromEnvironment.open(ref, record, "test.open")).toBeInstanceOf(Secret);
    expect(inspect(keyring, { depth: 9 })).not.toContain(newest.revealText().slice(0, 12));
  });

  test("is absent without a current key", () => {
    expect(keyringFromEnvironment({})).toBeUndefined();
    expect(keyringFromEnvironment({ KHATM_ROOT_KEY: " " })).toBeUndefined();
  });

  test.each([
    "short",
    randomBytes(31).toString("base64"),
    randomBytes(33).toString("base64"),
    randomBytes(32).toString("hex"),
  ])("refuses a malformed key by its position, without its text (%#)", (text) => {
    expect(() => keyringFromEnvironment({ ...env, KHATM_ROOT_KEYS_PREVIOUS: text })).toThrow(
      expect.objectContaining({ code: "vault.key_invalid", params: { position: 2 } }),
    );
  });

  test("of no key at all is refused", () => {
    expect(refusal(() => keyringOf([]))).toBe("vault.no_key");
  });
});

function freshKey(): Secret {
  return new Secret(randomBytes(32).toString("base64"));
}
