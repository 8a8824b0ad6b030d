import type { IncomingMessage } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import type { GatewayConfig } from "./config.ts";
import type { Fetch } from "./send.ts";

/** The real network: Node's own fetch, or node:https through the operator's proxy (fetch takes a proxy only for the whole process). */
export function gatewayFetch({ proxy }: GatewayConfig): Fetch {
  if (proxy === undefined) return (request) => fetch(request);
  const agent = new Agent({ keepAlive: true, proxyEnv: { NODE_ENV: process.env.NODE_ENV, HTTPS_PROXY: proxy.href } });
  return (request) => (request.url.startsWith("https:") ? throughProxy(agent, request) : fetch(request));
}

async function throughProxy(agent: Agent, request: Request): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer());
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = httpsRequest(request.url, {
    agent,
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), "content-length": body.byteLength },
    signal: request.signal,
  });
  outgoing.on("error", reject);
  outgoing.on("response", (incoming) => {
    const headers = new Headers();
    for (const [name, values] of Object.entries(incoming.headersDistinct))
      for (const value of values ?? []) headers.append(name, value);
    const status = incoming.statusCode ?? 502;
    const empty = status === 204 || status === 205 || status === 304;
    resolve(new Response(empty ? null : streamOf(incoming), { status, headers }));
  });
  outgoing.end(body);
  return await promise;
}

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<unknown> = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else if (value instanceof Uint8Array) controller.enqueue(Uint8Array.from(value));
    },
    cancel: () => void incoming.destroy(),
  });
}
