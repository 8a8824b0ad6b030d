import { expect, test } from "vitest";
import { hiddenColumnsOf } from "#lib/domain/hidden-columns.ts";

test("hidden columns come from the cookie, and nothing from one that is none", () => {
  expect(hiddenColumnsOf('{"/devices":"map,serial","/audit":3}')).toEqual({ "/devices": "map,serial" });
  for (const cookie of [undefined, "", "{", "null", '"text"', "[1]"]) expect(hiddenColumnsOf(cookie)).toEqual({});
});
