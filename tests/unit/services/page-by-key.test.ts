import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { searchText } from "#lib/services/list-input.ts";
import { pageByKey } from "#lib/services/page-by-key.ts";

const cursor = (...place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");
const uuid = "0c0ffee0-0000-4000-8000-000000000002";
const startsOver = (type: "text" | "timestamptz" | "bigint", after: string): boolean =>
  pageByKey({ by: sql`a`, type }, { by: sql`id`, type: "uuid" }, { sort: { descending: false }, after }).fromTheStart;

test.each([
  ["text", cursor("Till\0", uuid)],
  ["text", cursor("Till", "1")],
  ["timestamptz", cursor("yesterday", uuid)],
  ["timestamptz", cursor("2026-13-45 00:00:00+00", uuid)],
  ["bigint", cursor("9".repeat(40), uuid)],
  ["bigint", cursor("-- 1", uuid)],
] as const)("a cursor over %s that the database could not read starts the list over", (type, after) => {
  expect(startsOver(type, after)).toBe(true);
});

test.each([
  ["text", "فرع العليا"],
  ["timestamptz", "2026-11-25 20:31:02.123456+00"],
  ["timestamptz", "2026-11-25 20:31:02+00"],
  ["bigint", "17"],
] as const)("a cursor over %s goes on at %s", (type, value) => {
  expect(startsOver(type, cursor(value, uuid))).toBe(false);
});

test("a search for what no text holds is a search for the rest", () => {
  expect(searchText.parse("Ti\0ll")).toBe("Till");
  expect(searchText.parse("\0")).toBeUndefined();
});
