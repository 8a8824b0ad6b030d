import type { Environment } from "#lib/domain/environment.ts";
import { AppError } from "#lib/errors.ts";

export type GatewayConfig = {
  /** Base address per environment without a trailing slash; the simulator's is absent until the operator names it. */
  readonly addresses: Readonly<Partial<Record<Environment, string>>>;
  readonly proxy: URL | undefined;
};

const zatcaHost = "gw-fatoora.zatca.gov.sa";
const defaults = {
  sandbox: `https://${zatcaHost}/e-invoicing/developer-portal`,
  simulation: `https://${zatcaHost}/e-invoicing/simulation`,
  production: `https://${zatcaHost}/e-invoicing/core`,
} as const;

/** Reads the operator's gateway settings and refuses any address that is not https on an allowed host (the simulator: loopback). */
export function gatewayConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const hosts = new Set([zatcaHost, ...words(env["KHATM_GATEWAY_ALLOWED_HOSTS"])]);
  const simulator = env["KHATM_GATEWAY_SIMULATOR"];
  const proxy = env["KHATM_GATEWAY_PROXY"];
  return {
    addresses: {
      sandbox: official("KHATM_GATEWAY_SANDBOX", env["KHATM_GATEWAY_SANDBOX"] || defaults.sandbox, hosts),
      simulation: official("KHATM_GATEWAY_SIMULATION", env["KHATM_GATEWAY_SIMULATION"] || defaults.simulation, hosts),
      production: official("KHATM_GATEWAY_PRODUCTION", env["KHATM_GATEWAY_PRODUCTION"] || defaults.production, hosts),
      ...(simulator ? { simulator: loopback("KHATM_GATEWAY_SIMULATOR", simulator) } : {}),
    },
    proxy: proxy ? proxyAddress("KHATM_GATEWAY_PROXY", proxy) : undefined,
  };
}

const words = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part !== "");

function official(setting: string, text: string, hosts: ReadonlySet<string>): string {
  const url = bare(setting, text);
  if (url.protocol !== "https:") throw refused(setting, "not_https");
  if (!hosts.has(url.host)) throw refused(setting, "host_not_allowed");
  return withoutSlash(url);
}

function loopback(setting: string, text: string): string {
  const url = bare(setting, text);
  if (url.protocol !== "http:") throw refused(setting, "not_http");
  if (!/^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) throw refused(setting, "not_loopback");
  return withoutSlash(url);
}

function proxyAddress(setting: string, text: string): URL {
  const url = URL.parse(text);
  if (url === null || !["http:", "https:"].includes(url.protocol)) throw refused(setting, "not_a_proxy_address");
  return url;
}

function bare(setting: string, text: string): URL {
  const url = URL.parse(text);
  if (url === null) throw refused(setting, "not_an_address");
  if (url.username || url.password || url.search || url.hash) throw refused(setting, "more_than_an_address");
  return url;
}

const withoutSlash = (url: URL): string => url.href.replace(/\/+$/, "");
const refused = (setting: string, reason: string): AppError => new AppError("gateway.not_allowed", { setting, reason });
