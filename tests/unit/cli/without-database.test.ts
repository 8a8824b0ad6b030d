import { beforeEach, expect, test, vi } from "vitest";
import { databaseProblem } from "#lib/cli/database-problem.ts";
import { folder, khatm } from "./support.ts";

beforeEach(() => {
  vi.stubEnv("KHATM_ROOT_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("DATABASE_URL", "postgres://khatm:hunter2@127.0.0.1:1/books");
  return () => vi.unstubAllEnvs();
});

const pieces = JSON.stringify({ privateKey: "a", binarySecurityToken: "a", secret: "a" });
const id = crypto.randomUUID();

test.each([
  ["audit verify"],
  [`chain inspect --device ${id}`],
  [`chain resume --device ${id} --icv 1 --hash a --source b`],
  ["demo add"],
  ["demo remove"],
  [`device take-over FILE --establishment ${id}`],
  [`device watch FILE --establishment ${id} --branch ${id}`],
  [`evidence export --out OUT --document ${id}`],
  ["key rewrap --restarted"],
  ["person reset a@b.example"],
  ["seed --devices 1"],
])("khatm %s says that the database does not answer, and nothing of its login", async (line) => {
  const place = folder({ file: pieces });
  const args = line.replace("FILE", place("file")).replace("OUT", place("out")).split(" ");
  const { code, out, warned } = await khatm(...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(warned).toMatch(/^khatm: The database does not answer: [^\n]*\n$/);
  expect(warned).not.toMatch(/hunter2|127\.0\.0\.1|books/);
});

test("khatm without settings says which is missing", async () => {
  vi.stubEnv("DATABASE_URL", "");
  const { code, warned } = await khatm("audit", "verify");
  expect(code).toBe(2);
  expect(warned).toMatch(/^khatm: DATABASE_URL is not set[^\n]*\n$/);
});

test("what a driver wrapped is found, and what is none of the database's is not", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const wrapped = new Error("Failed query", { cause: new AggregateError([refused]) });
  expect(databaseProblem(wrapped)).toMatch(/does not answer/);
  expect(databaseProblem(new Error("x", { cause: { code: "28P01" } }))).toBeUndefined();
  expect(databaseProblem(Object.assign(new Error("open"), { code: "ENOENT", path: "x" }))).toBeUndefined();
});
