import { expect, test } from "vitest";
import { openingStates, tillNames } from "#lib/domain/opening.ts";
import type { OtpBlock } from "#lib/domain/otp-eligibility.ts";

const device = (live: boolean, inSession = false, blocks: readonly OtpBlock[] = []) => ({ live, inSession, blocks });

test.each([
  ["no device yet", [], 0, "current ahead ahead ahead"],
  ["devices wait for a session", [device(false)], 0, "done current ahead ahead"],
  ["their session waits for codes", [device(false, true, ["in_session"])], 1, "done current ahead ahead"],
  ["codes are given", [device(true), device(false, true, ["in_session"])], 0, "done done waiting ahead"],
  ["production is not armed", [device(false, false, ["not_armed"])], 0, "done stopped ahead ahead"],
  ["every device is live", [device(true), device(true)], 0, "done done done done"],
])("an opening stands where its devices stand: %s", (_case, devices, wanted, expected) => {
  const { data, ...rest } = openingStates(devices, wanted);
  expect([data, Object.values(rest).join(" ")]).toEqual(["done", expected]);
});

test.each([
  ["Till #", 3, ["Till 2"], ["Till 1", "Till 3", "Till 4"]],
  ["كاشير", 2, [], ["كاشير 1", "كاشير 2"]],
  ["Server", 1, [], ["Server"]],
  ["Server", 1, ["Server"], ["Server 1"]],
])("tills are named after %s", (pattern, count, taken, names) => {
  expect(tillNames(pattern, count, new Set(taken))).toEqual(names);
});
