import { expect, test } from "vitest";
import { gatewayConfig } from "#lib/gateway/config.ts";

test("without settings the addresses are ZATCA's and the simulator has none", () => {
  expect(gatewayConfig({})).toEqual({
    addresses: {
      sandbox: "https://gw-fatoora.zatca.gov.sa/e-invoicing/developer-portal",
      simulation: "https://gw-fatoora.zatca.gov.sa/e-invoicing/simulation",
      production: "https://gw-fatoora.zatca.gov.sa/e-invoicing/core",
    },
    proxy: undefined,
  });
});

test("an allowed host, a loopback simulator and a proxy are taken", () => {
  const config = gatewayConfig({
    KHATM_GATEWAY_PRODUCTION: "https://relay.example.com:8443/e-invoicing/core/",
    KHATM_GATEWAY_ALLOWED_HOSTS: "other.example.com, Relay.example.com:8443",
    KHATM_GATEWAY_SIMULATOR: "http://127.0.0.1:4100/e-invoicing/core",
    KHATM_GATEWAY_PROXY: "http://user:word@proxy.example.com:3128",
  });
  expect(config.addresses.production).toBe("https://relay.example.com:8443/e-invoicing/core");
  expect(config.addresses.simulator).toBe("http://127.0.0.1:4100/e-invoicing/core");
  expect(config.proxy?.host).toBe("proxy.example.com:3128");
});

test.each([
  ["KHATM_GATEWAY_PRODUCTION", "http://gw-fatoora.zatca.gov.sa/e-invoicing/core", "not_https"],
  ["KHATM_GATEWAY_PRODUCTION", "https://gw-fatoora.zatca.gov.sa.evil.example/core", "host_not_allowed"],
  ["KHATM_GATEWAY_PRODUCTION", "https://gw-fatoora.zatca.gov.sa:8443/core", "host_not_allowed"],
  ["KHATM_GATEWAY_PRODUCTION", "https://169.254.169.254/core", "host_not_allowed"],
  ["KHATM_GATEWAY_SANDBOX", "https://user:word@gw-fatoora.zatca.gov.sa/x", "more_than_an_address"],
  ["KHATM_GATEWAY_SIMULATION", "https://gw-fatoora.zatca.gov.sa/x?y=1", "more_than_an_address"],
  ["KHATM_GATEWAY_SIMULATION", "gw-fatoora", "not_an_address"],
  ["KHATM_GATEWAY_SIMULATOR", "http://10.0.0.5:4100", "not_loopback"],
  ["KHATM_GATEWAY_SIMULATOR", "http://127.0.0.1.evil.example", "not_loopback"],
  ["KHATM_GATEWAY_SIMULATOR", "https://gw-fatoora.zatca.gov.sa/core", "not_http"],
  ["KHATM_GATEWAY_PROXY", "socks5://proxy.example.com", "not_a_proxy_address"],
])("%s=%s is refused: %s", (setting, value, reason) => {
  expect(() => gatewayConfig({ [setting]: value })).toThrow(
    expect.objectContaining({ code: "gateway.not_allowed", params: { setting, reason } }),
  );
});
