import { expect, test } from "vitest";
import { fromTheStart, parameters, sortParameter, withParameters } from "#components/data-table/address.ts";

test("a new order starts at the first page, closes the open row and keeps the filters", () => {
  const sort = sortParameter({ column: "expires", descending: true });
  const search = "state=live&after=abc&open=7";
  expect(withParameters("/devices", search, { ...fromTheStart, [parameters.sort]: sort })).toBe(
    "/devices?state=live&sort=-expires",
  );
});

test("an emptied filter leaves no trace in the address", () => {
  expect(withParameters("/devices", "q=x&state=live", { q: "", state: undefined })).toBe("/devices");
});
