import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "#lib/cli/main.ts";
import { aUnitElsewhere } from "../../support/elsewhere.ts";
import { createHarness } from "../../support/harness.ts";
import { aCode, aPlace } from "../../support/records.ts";

test("the command line watches certificates, and leaves the file of a take-over that is refused", async (context) => {
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
  context.onTestFinished(() => void vi.unstubAllEnvs());

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
