import { expect, test } from "vitest";
import { callerAddress } from "#lib/web/caller-address.ts";
import { localPath } from "#lib/web/local-path.ts";

test.each([
  ["/en/devices?state=live", "/en/devices?state=live"],
  ["https://evil.example/en", "/ar"],
  ["//evil.example", "/ar"],
  ["/\\evil.example", "/ar"],
  ["javascript:alert(1)", "/ar"],
  ["/\t/evil.example", "/ar"],
  ["/.//evil.example", "/ar"],
  ["/en/..//evil.example", "/ar"],
  ["/%2e//evil.example", "/ar"],
  [undefined, "/ar"],
])("the address %j leads to %j after sign-in", (asked, path) => {
  expect(localPath(asked, "/ar")).toBe(path);
});

test("the caller's address is what our own proxies saw, not what the caller wrote", () => {
  expect(callerAddress("203.0.113.9", 1)).toBe("203.0.113.9");
  expect(callerAddress("1.1.1.1, 203.0.113.9", 1)).toBe("203.0.113.9");
  expect(callerAddress("1.1.1.1, 203.0.113.9, 10.0.0.2", 2)).toBe("203.0.113.9");
  expect(callerAddress("203.0.113.9", 0)).toBe("203.0.113.9");
  expect(callerAddress(undefined, 1)).toBe("unknown");
});
