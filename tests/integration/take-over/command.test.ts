import { existsSync } from "node:fs";
import { link, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi, type TestContext } from "vitest";
import { z } from "zod";
import { main } from "#lib/cli/main.ts";
import { giveUpTakeOver } from "#lib/services/take-over/repeat.ts";
import { listTakeOvers } from "#lib/services/take-over/queries.ts";
import type { Simulator } from "#lib/simulator/create.ts";
import { aUnitElsewhere } from "../../support/elsewhere.ts";
import { createHarness } from "../../support/harness.ts";
import { aCode, aPlace } from "../../support/records.ts";

async function commandLine(context: Pick<TestContext, "onTestFinished">) {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const order = { gateway: harness.edges.gateway, vatNumber: place.vatNumber, now: harness.clock.now() };
  const unit = await aUnitElsewhere({ ...order, code: aCode(harness, place) });
  const folder = await mkdtemp(join(tmpdir(), "take-over-"));
  const where = ["--establishment", place.establishmentId, "--branch", place.branchId, "--environment", "simulator"];
  const khatm = async (...args: readonly string[]) => {
    let text = "";
    const say = (more: string) => void (text += more);
    const code = await main([...args, ...where], { clock: harness.clock, env: {}, out: say, warn: say });
    return { code, text };
  };
  vi.stubEnv("DATABASE_URL", harness.appUrl);
  vi.stubEnv("KHATM_ROOT_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("KHATM_GATEWAY_SIMULATOR", await served(context, harness.simulator));
  context.onTestFinished(() => void vi.unstubAllEnvs());
  return { harness, place, unit, folder, khatm };
}

test("the command line watches certificates, and leaves the file of a take-over that is refused", async (context) => {
  const { unit, folder, khatm } = await commandLine(context);

  const list = join(folder, "tills.csv");
  await writeFile(list, `${unit.token}\n${unit.token}\n`);
  const watched = await khatm("device", "watch", list);
  expect(watched.code).toBe(1);
  expect(watched.text).toContain("elsewhere.repeated");
  expect(watched.text).toContain("watched 1, devices made 1");

  const pieces = join(folder, "till.json");
  const { privateKey, token: binarySecurityToken, secret, lastIcv } = unit;
  await writeFile(pieces, JSON.stringify({ privateKey, binarySecurityToken, secret, lastIcv, lastHash: "x" }));
  const refused = await khatm("device", "take-over", pieces);
  expect(refused.code).toBe(1);
  expect(refused.text).toContain("elsewhere.hash_malformed");
  expect(refused.text).not.toContain(secret);
  expect(existsSync(pieces)).toBe(true);
});

test("a taken over device costs the file its key: it is overwritten and gone, but not before", async (context) => {
  const { harness, place, unit, folder, khatm } = await commandLine(context);
  const { privateKey, token: binarySecurityToken, secret, lastIcv, lastHash } = unit;
  const text = JSON.stringify({ privateKey, binarySecurityToken, secret, lastIcv, lastHash });
  const [pieces, sameBytes] = [join(folder, "till.json"), join(folder, "same-bytes")];
  await writeFile(pieces, text);
  await link(pieces, sameBytes);

  harness.simulator.inject({ kind: "lost", path: "/compliance/invoices" });
  const unanswered = await khatm("device", "take-over", pieces);
  expect(unanswered.code).toBe(1);
  expect(unanswered.text).toContain("was left as it is");
  expect(await readFile(pieces, "utf8")).toBe(text);
  const [open] = await harness.run(listTakeOvers, place.owner, {});
  await harness.run(giveUpTakeOver, place.owner, { takeOverId: open?.id });

  const taken = await khatm("device", "take-over", pieces);
  expect(taken).toMatchObject({ code: 0 });
  expect(taken.text).toContain(`goes on after ${lastIcv}`);
  for (const piece of [secret, binarySecurityToken, privateKey]) expect(taken.text).not.toContain(piece);
  expect(existsSync(pieces)).toBe(false);
  const left = await readFile(sameBytes, "latin1");
  expect(left).toHaveLength(text.length);
  for (const piece of [secret, binarySecurityToken]) expect(left).not.toContain(piece);
  expect(await harness.owner`select status, custody from devices`).toMatchObject([
    { status: "live", custody: "central" },
  ]);
});

/** The simulator of the test at an address, as the command line asks it. */
async function served({ onTestFinished }: Pick<TestContext, "onTestFinished">, simulator: Simulator): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "GET", url = "/", headers } = request;
      const body = method === "GET" ? null : Uint8Array.from(await buffer(request));
      const asked = new Request(`http://simulator${url}`, { method, headers: new Headers(named(headers)), body });
      const answer = await simulator.fetch(asked);
      response
        .writeHead(answer.status, Object.fromEntries(answer.headers))
        .end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}/e-invoicing/core`;
}

const named = (headers: NodeJS.Dict<string | string[]>): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
