import { describe, expect, test } from "vitest";
import { reachOf } from "#lib/webhooks/address.ts";
import { refusalOf } from "#lib/webhooks/target.ts";

describe("an address", () => {
  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::a00:1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
    "2001:0:a00:1::",
    "2002:a00:1::",
    "2001:db8::1",
    "no address",
  ])("%s leads inside", (address) => expect(reachOf(address)).toBe("inside"));

  test.each(["127.0.0.1", "127.255.0.9", "::1"])("%s is this machine", (address) =>
    expect(reachOf(address)).toBe("loopback"),
  );

  test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2606:4700::1111"])("%s is open", (address) =>
    expect(reachOf(address)).toBe("public"),
  );

  test("of this machine written as IPv6 leads no way around", () =>
    expect(["inside", "loopback"]).toContain(reachOf("::ffff:127.0.0.1")));
});

describe("the address of an endpoint", () => {
  test.each([
    ["https://erp.example.sa/hooks?till=1", undefined],
    ["https://8.8.8.8/", undefined],
    ["http://erp.example.sa/", "not_https"],
    ["ftp://erp.example.sa/", "not_https"],
    ["https://user:pass@erp.example.sa/", "credentials"],
    ["https://erp.example.sa/#x", "invalid"],
    ["erp.example.sa", "invalid"],
    ["https://", "invalid"],
    ["https://127.0.0.1/", "not_public"],
    ["https://127.1/", "not_public"],
    ["https://0x7f000001/", "not_public"],
    ["https://2130706433/", "not_public"],
    ["https://[::1]/", "not_public"],
    ["https://[::ffff:127.0.0.1]/", "not_public"],
    ["https://169.254.169.254/latest/meta-data/", "not_public"],
    ["https://10.0.0.8/", "not_public"],
    ["https://localhost/", "not_public"],
    ["https://app.localhost./", "not_public"],
    ["https://metadata.google.internal/", "not_public"],
    ["https://erp/", "not_public"],
    ["https://printer.local/", "not_public"],
  ])("%s is taken or refused: %s", (url, refusal) => expect(refusalOf(url, false)).toBe(refusal));

  test("may be this machine only where the installation says so, and nothing else inside then either", () => {
    expect(refusalOf("http://127.0.0.1:9/", true)).toBeUndefined();
    expect(refusalOf("http://[::1]:9/", true)).toBeUndefined();
    expect(refusalOf("http://10.0.0.8/", true)).toBe("not_https");
    expect(refusalOf("https://10.0.0.8/", true)).toBe("not_public");
  });
});
