import { createHash, timingSafeEqual } from "node:crypto";
import { reachOf } from "#lib/webhooks/address.ts";
import { callerAddress } from "./caller-address.ts";

type Told = { readonly token: string | undefined; readonly proxies: number };

/**
 * Whether monitoring may see more than a word: with the token (`Authorization: Bearer …`), or straight from this machine. What a proxy
 * in front brings along is not from this machine, whatever its own address is.
 */
export function mayMonitor(headers: Pick<Headers, "get">, { token, proxies }: Told): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (given !== undefined) return token !== undefined && timingSafeEqual(digest(given), digest(token));
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").filter((hop) => hop.trim() !== "");
  if (proxies > 0 || hops.length !== 1) return false;
  const address = callerAddress(hops[0], 0).replace(/^::ffff:/, "");
  return reachOf(address) === "loopback";
}

/** Whether the caller brought the token: where one word is for everybody, this machine alone learns no more than others. */
export const bringsToken = (headers: Headers): boolean =>
  headers.has("authorization") && mayMonitor(headers, { token: monitorToken(), proxies: 1 });

export const monitorToken = (
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => {
  const token = variables["KHATM_METRICS_TOKEN"] ?? "";
  return token.length < shortestToken ? undefined : token;
};

const shortestToken = 16;
const digest = (text: string): Uint8Array => createHash("sha256").update(text).digest();

export const plain = (text: string, status = 200, type = "text/plain; charset=utf-8"): Response =>
  new Response(text, { status, headers: { "content-type": type, "cache-control": "no-store" } });
