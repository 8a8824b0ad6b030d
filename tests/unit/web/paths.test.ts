import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { callerAddress } from "#lib/web/caller-address.ts";
import { localPath } from "#lib/web/local-path.ts";
import { notePeers } from "#lib/web/peer-address.ts";

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
  expect(callerAddress("203.0.113.9", 0)).toBe("203.0.113.9");
  expect(callerAddress("1.1.1.1, 203.0.113.9", 0)).toBe("203.0.113.9");
  expect(callerAddress("1.1.1.1, 203.0.113.9, 10.0.0.2", 1)).toBe("203.0.113.9");
  expect(callerAddress("1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.1", 2)).toBe("203.0.113.9");
  expect(callerAddress("203.0.113.9", 1)).toBe("203.0.113.9");
  expect(callerAddress(undefined, 1)).toBe("unknown");
});

test("a server adds the connection's own address behind whatever the caller wrote", async () => {
  notePeers();
  const server = createServer(({ headers }, answer) => answer.end(String(headers["x-forwarded-for"])));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { "x-forwarded-for": "203.0.113.9" } });
  const noted = await answer.text();
  server.close();
  expect(noted).toBe("203.0.113.9, 127.0.0.1");
  expect(callerAddress(noted, 0)).toBe("127.0.0.1");
});
