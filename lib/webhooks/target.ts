import { isIP } from "node:net";
import { reachOf } from "./address.ts";

export type TargetRefusal = "invalid" | "not_https" | "credentials" | "not_public";

/** Why this address cannot be an endpoint, as far as the text alone tells; a name is looked up when something is sent. */
export function refusalOf(text: string, loopbackAllowed: boolean): TargetRefusal | undefined {
  if (!URL.canParse(text)) return "invalid";
  const { protocol, username, password, hash, hostname } = new URL(text);
  if (username !== "" || password !== "") return "credentials";
  if (hash !== "" || hostname === "") return "invalid";
  const host = hostOf(hostname);
  const here = host === "localhost" || host.endsWith(".localhost") || reachOf(host) === "loopback";
  if (here) return loopbackAllowed && /^https?:$/.test(protocol) ? undefined : "not_public";
  if (protocol !== "https:") return "not_https";
  if (isIP(host) !== 0) return reachOf(host) === "public" ? undefined : "not_public";
  // Names of one label, and of these ends, exist only inside somebody's network.
  return !host.includes(".") || /\.(?:internal|local|lan|home\.arpa)$/.test(host) ? "not_public" : undefined;
}

/** The host of a URL without the brackets of an IPv6 address and without the dot of a name's root. */
export const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
