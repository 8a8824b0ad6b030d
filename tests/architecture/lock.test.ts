import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { completeLock, isForeign } from "#scripts/complete-lock.mjs";

const Words = z.union([z.string(), z.array(z.string())]).optional();
const Entry = z.looseObject({
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  inBundle: z.boolean().optional(),
  os: Words,
  cpu: Words,
});
const Lock = z.looseObject({ packages: z.record(z.string(), Entry) });
const lock = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const here = { os: process.platform, cpu: process.arch };

test("the lock names every optional package, so npm ci accepts it anywhere", () => {
  const { added, refused } = completeLock(lock);
  expect({ added, refused }).toEqual({ added: [], refused: [] });
});

test("an entry without integrity can never be installed here", () => {
  const open = Object.entries(lock.packages).filter(
    ([path, { integrity, inBundle }]) => path && !integrity && !inBundle,
  );
  expect(open.filter(([, entry]) => !isForeign(entry, here))).toEqual([]);
});

test("the lock records no download address", () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});

test("only a foreign platform's missing package is written into a lock", () => {
  const missing = { "@x/native-darwin-arm64": "^1.2.3", "@x/native-linux-x64": "1.2.3", "@x/anywhere": "1.2.3" };
  const result = completeLock(
    { packages: { "node_modules/x": { optionalDependencies: missing } } },
    { os: "linux", cpu: "x64" },
  );
  expect(result.added).toEqual(["@x/native-darwin-arm64"]);
  expect(result.refused).toEqual(["@x/native-linux-x64", "@x/anywhere"]);
  expect(result.lock.packages["node_modules/@x/native-darwin-arm64"]).toEqual({
    version: "1.2.3",
    cpu: ["arm64"],
    os: ["darwin"],
    optional: true,
  });
});
