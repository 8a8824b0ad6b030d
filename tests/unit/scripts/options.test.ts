import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readOptions } from "#scripts/start/options.ts";

const NODE_ENV = "test";

test("without any setting everything runs on this machine, the simulator too", () => {
  expect(readOptions([], { NODE_ENV })).toEqual({
    dev: false,
    demo: false,
    host: "127.0.0.1",
    port: 3000,
    address: "http://localhost:3000",
    databaseUrl: undefined,
    simulator: true,
    data: resolve(".data"),
    keyFile: resolve(".data/root-keys"),
  });
});

test("beside a database of one's own the simulator runs only where it is asked for", () => {
  const DATABASE_URL = "postgres://owner:secret@db.example.org/khatm";
  expect(readOptions([], { NODE_ENV, DATABASE_URL }).simulator).toBe(false);
  expect(readOptions([], { NODE_ENV, DATABASE_URL, KHATM_SIMULATOR: "on" }).simulator).toBe(true);
});

test("an empty setting is an absent one", () => {
  expect(readOptions([], { NODE_ENV, PORT: "", DATABASE_URL: "", KHATM_KEY_FILE: "" })).toEqual(
    readOptions([], { NODE_ENV }),
  );
});

test("root keys in the environment need no file", () => {
  expect(readOptions([], { NODE_ENV, KHATM_ROOT_KEY: "a key" }).keyFile).toBeUndefined();
});

test.each([{ PORT: "0" }, { PORT: "http" }, { DATABASE_URL: "mysql://db" }, { KHATM_SIMULATOR: "yes" }])(
  "%o is refused by name",
  (setting) => {
    expect(() => readOptions([], { NODE_ENV, ...setting })).toThrow(Object.keys(setting)[0]);
  },
);

test("an unknown option is refused", () => {
  expect(() => readOptions(["--demos"], { NODE_ENV })).toThrow("--demos");
});
