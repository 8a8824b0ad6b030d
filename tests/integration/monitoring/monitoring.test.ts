import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { exposition, families } from "#lib/services/monitoring/families.ts";
import { readMetrics } from "#lib/services/monitoring/metrics.ts";
import { readiness } from "#lib/services/monitoring/readiness.ts";
import { beat, beatEveryMs } from "#lib/services/submissions/heartbeat.ts";
import { createHarness, worker, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";
import { aWalk } from "#tests/support/walk.ts";

const sources = async (harness: Harness, place: Place) => {
  const { found } = await harness.run(showAttention, place.owner, {});
  return found.filter(({ total }) => total > 0).map(({ source }) => source);
};

test("a scheduler that stops is noticed within two intervals, by readiness and on the attention page", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  expect(await readiness(harness.edges)).toMatchObject({ ready: false, scheduler: "silent", schedulerSeenAt: null });
  await beat(harness.edges);
  expect(await readiness(harness.edges)).toMatchObject({ ready: true, database: "answers", scheduler: "alive" });
  expect(await sources(harness, place)).toEqual([]);

  harness.clock.advance(2 * beatEveryMs + 1);
  expect(await readiness(harness.edges)).toMatchObject({ ready: false, database: "answers", scheduler: "silent" });
  expect(await sources(harness, place)).toEqual(["scheduler_silent"]);
  await beat(harness.edges);
  expect(await sources(harness, place)).toEqual([]);
});

test("a database that is gone makes nothing ready", async (context) => {
  const harness = await createHarness(context);
  await harness.edges.database.close();
  expect(await readiness(harness.edges)).toMatchObject({ ready: false, database: "silent", scheduler: "unknown" });
});

test("metrics are counts and times with ids and no names, each certificate on request only", async (context) => {
  const walk = await aWalk(context);
  const { harness } = walk;
  await beat(harness.edges);
  await walk.give();
  await harness.drain();
  const read = async (devices: boolean) =>
    exposition(await execute(readMetrics, createContext(harness.edges, worker), { devices }));
  const text = await read(false);
  expect(text).toContain('khatm_certificates{environment="simulator"} 1\n');
  expect(text).toContain('khatm_devices{status="live",environment="simulator"} 1\n');
  expect(text).not.toContain(walk.deviceId);
  const [row] = await harness.owner<{ not_after: Date }[]>`select not_after from credentials where status = 'live'`;
  expect(await read(true)).toContain(
    `khatm_certificate_not_after_timestamp_seconds{device="${walk.deviceId}",establishment="${walk.place.establishmentId}",environment="simulator"} ${Math.floor((row?.not_after.getTime() ?? 0) / 1000)}\n`,
  );
  for (const secret of ["Till 1", "Riyadh", walk.place.vatNumber]) expect(await read(true)).not.toContain(secret);
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) khatm_\w+ .+|khatm_\w+(?:\{[^}]*\})? -?\d+)$/);
  await expect(harness.run(readMetrics, walk.place.owner, { devices: false })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
});

test("the shipped alert rules name no metric that does not exist", () => {
  const rules = readFileSync("docs/monitoring/khatm.rules.yml", "utf8");
  const named = new Set(rules.match(/khatm_\w+/g));
  expect(named.size).toBeGreaterThan(8);
  expect([...named].filter((name) => !Object.hasOwn(families, name))).toEqual([]);
});
