import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { gatewayFetch } from "#lib/gateway/transport.ts";
import { credential, document, gatewayThat } from "./support.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("with a proxy, https calls ask it for a tunnel to the platform and nothing else", async () => {
  const asked: unknown[] = [];
  const proxy = createServer();
  proxy.on("connect", ({ url, headers }, socket) => {
    asked.push([url, headers["proxy-authorization"], headers["authorization"]]);
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  });
  const port = await listening(proxy);
  const config = gatewayConfig({ KHATM_GATEWAY_PROXY: `http://user:word@127.0.0.1:${port}` });

  const { gateway } = gatewayThat({ status: 200 }, { config, fetch: gatewayFetch(config) });
  const { outcome } = await gateway.report({
    environment: "simulation",
    credential: credential("production"),
    document,
  });
  expect(asked).toEqual([["gw-fatoora.zatca.gov.sa:443", `Basic ${btoa("user:word")}`, undefined]]);
  expect(outcome).toMatchObject({ kind: "may_have_arrived", reason: "unreachable" });
});

test("a redirect is an answer, never followed", async () => {
  const paths: unknown[] = [];
  const port = await listening(
    createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: "/elsewhere" }).end();
    }),
  );
  const answer = await gatewayFetch(gatewayConfig({}))(
    new Request(`http://127.0.0.1:${port}/compliance`, { method: "POST", body: "{}", redirect: "manual" }),
  );
  expect(answer.status).toBe(302);
  expect(paths).toEqual(["/compliance"]);
});
