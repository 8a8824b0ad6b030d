import { createServer, type RequestListener } from "node:http";
import { createServer as createNetServer } from "node:net";
import { expect, test, type TestContext } from "vitest";
import { createSender, type Message } from "#lib/webhooks/sender.ts";

async function listening(context: TestContext, answer: RequestListener): Promise<{ port: number; calls: string[] }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.host ?? ""}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.onTestFinished(() => void server.close());
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, calls };
}

const message = (url: string): Message => ({ url, headers: { "content-type": "application/json" }, body: "{}" });
const to = (...addresses: string[]) =>
  Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));

test("a message arrives with its body, and any answer is told by its status", async (context) => {
  const { port, calls } = await listening(context, (request, response) => {
    response.statusCode = request.url === "/gone" ? 410 : 204;
    response.end();
  });
  const send = createSender({ loopbackAllowed: true });
  expect(await send(message(`http://127.0.0.1:${port}/a`))).toEqual({ kind: "answered", status: 204 });
  expect(await send(message(`http://127.0.0.1:${port}/gone`))).toEqual({ kind: "answered", status: 410 });
  expect(calls).toEqual([`POST /a 127.0.0.1:${port}`, `POST /gone 127.0.0.1:${port}`]);
});

test("a redirect is an answer and is not followed", async (context) => {
  const { port, calls } = await listening(context, (_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
  });
  expect(await createSender({ loopbackAllowed: true })(message(`http://127.0.0.1:${port}/`))).toEqual({
    kind: "answered",
    status: 302,
  });
  expect(calls).toHaveLength(1);
});

test("a name that leads inside by any of its addresses is not called", async (context) => {
  const { port, calls } = await listening(context, (_request, response) => response.end());
  const inside = ["127.0.0.1", "::1", "169.254.169.254", "10.0.0.8", "192.168.0.1", "fd00::1", "::ffff:127.0.0.1"];
  for (const address of inside) {
    const send = createSender({ loopbackAllowed: false, resolve: () => to("8.8.8.8", address) });
    expect(await send(message(`https://erp.example.sa:${port}/`)), address).toEqual({
      kind: "failed",
      reason: "address_refused",
    });
  }
  for (const host of ["127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.8"])
    expect(await createSender({ loopbackAllowed: false })(message(`https://${host}:${port}/`)), host).toEqual({
      kind: "failed",
      reason: "address_refused",
    });
  expect(calls).toEqual([]);
});

test("the connection goes to the address that was looked at, under the name that was asked for", async (context) => {
  let hello = "";
  const server = createNetServer((socket) => {
    socket.once("data", (data) => {
      hello = data.toString("latin1");
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  let lookups = 0;
  // What a rebinding name server does: the second answer is another one.
  const resolve = () => to(++lookups === 1 ? "127.0.0.1" : "10.0.0.8");
  const send = createSender({ loopbackAllowed: true, resolve });
  expect(await send(message(`https://erp.example.sa:${port}/`))).toEqual({ kind: "failed", reason: "reset" });
  expect(hello).toContain("erp.example.sa");
  expect(lookups).toBe(1);
  expect(await send(message(`https://erp.example.sa:${port}/`))).toEqual({ kind: "failed", reason: "address_refused" });
  expect(lookups).toBe(2);
});

test("a name without addresses, one that never answers and one that fails are told apart", async () => {
  const lost = Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  const ways = [
    [() => Promise.resolve([]), "unresolved"],
    [() => Promise.reject(lost), "unresolved"],
    [() => new Promise<never>(() => undefined), "timeout"],
  ] as const;
  for (const [resolve, reason] of ways)
    expect(
      await createSender({ loopbackAllowed: false, resolve, timeoutMs: 50 })(message("https://erp.example.sa/")),
    ).toEqual({ kind: "failed", reason });
});

test("an answer that never ends, or never begins, does not hold anybody up", async (context) => {
  const { port } = await listening(context, (request, response) => {
    if (request.url === "/silent") return;
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  const send = createSender({ loopbackAllowed: true, timeoutMs: 400 });
  expect(await send(message(`http://127.0.0.1:${port}/endless`))).toEqual({
    kind: "failed",
    reason: "answer_too_large",
  });
  expect(await send(message(`http://127.0.0.1:${port}/silent`))).toEqual({ kind: "failed", reason: "timeout" });
});
