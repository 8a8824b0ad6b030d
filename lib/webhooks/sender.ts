import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { reachOf } from "./address.ts";
import { hostOf, refusalOf } from "./target.ts";

export type Message = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** How one message ended. Redirects are an answer like any other: nothing is followed. */
export type Sent =
  | { readonly kind: "answered"; readonly status: number }
  | {
      readonly kind: "failed";
      readonly reason:
        | "address_refused"
        | "unresolved"
        | "timeout"
        | "unreachable"
        | "tls"
        | "reset"
        | "answer_too_large";
    };

export type Send = (message: Message) => Promise<Sent>;
type Address = { readonly address: string; readonly family: number };
type Options = {
  readonly loopbackAllowed: boolean;
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
  readonly timeoutMs?: number;
};

const answerLimit = 64 * 1024;

/**
 * Sends messages to addresses that strangers named. A name is looked up once for each message, refused when any of its addresses leads
 * inside, and the connection goes to the very address that was looked at, whatever the name says a moment later.
 */
export function createSender({ loopbackAllowed, resolve = everyAddress, timeoutMs = 10_000 }: Options): Send {
  return async (message) => {
    if (refusalOf(message.url, loopbackAllowed) !== undefined) return failed("address_refused");
    const url = new URL(message.url);
    const host = hostOf(url.hostname);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const found = await beforeEnd(signal, isIP(host) === 0 ? resolve(host) : Promise.resolve([literal(host)]));
      const [first] = found;
      if (first === undefined) return failed("unresolved");
      if (!found.every(({ address }) => mayReach(address, loopbackAllowed))) return failed("address_refused");
      return await exchange(url, message, first, signal);
    } catch (error) {
      return failed(reasonOf(error));
    }
  };
}

const failed = (reason: Extract<Sent, { kind: "failed" }>["reason"]): Sent => ({ kind: "failed", reason });
const literal = (address: string): Address => ({ address, family: isIP(address) });
const everyAddress = (host: string) => systemLookup(host, { all: true });

function mayReach(address: string, loopbackAllowed: boolean): boolean {
  const reach = reachOf(address);
  return reach === "public" || (reach === "loopback" && loopbackAllowed);
}

async function exchange(url: URL, { headers, body }: Message, to: Address, signal: AbortSignal): Promise<Sent> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = request(url, {
    method: "POST",
    agent: false,
    lookup: pinned(to),
    signal,
    maxHeaderSize: 16 * 1024,
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
  });
  outgoing.once("response", resolve);
  outgoing.on("error", reject);
  outgoing.end(body);
  const answer = await promise;
  try {
    let size = 0;
    for await (const chunk of answer) {
      size += Buffer.isBuffer(chunk) ? chunk.byteLength : 0;
      if (size > answerLimit) return failed("answer_too_large");
    }
    return { kind: "answered", status: answer.statusCode ?? 0 };
  } finally {
    outgoing.destroy();
  }
}

const pinned =
  ({ address, family }: Address): LookupFunction =>
  (_host, options, answer) => {
    if (options.all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };

async function beforeEnd<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  return await Promise.race([work, promise]);
}

function reasonOf(error: unknown): Extract<Sent, { kind: "failed" }>["reason"] {
  if (!(error instanceof Error)) return "reset";
  if (error.name === "AbortError" || error.name === "TimeoutError") return "timeout";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/^(?:ENOTFOUND|EAI_AGAIN|ENODATA)$/.test(code)) return "unresolved";
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(code)) return "unreachable";
  return /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code) ? "tls" : "reset";
}
