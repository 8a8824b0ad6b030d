import { expect, test, vi } from "vitest";
import { showAttention } from "#lib/services/attention/queries.ts";
import { beat, beatEveryMs } from "#lib/services/submissions/heartbeat.ts";
import { ready } from "#lib/web/ready-route.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace } from "#tests/support/records.ts";

const served = vi.hoisted((): { harness: Harness | undefined } => ({ harness: undefined }));
vi.mock("#lib/web/edges.ts", () => ({
  installed: () => Promise.resolve({ edges: served.harness?.edges, environment: { proxies: 0 } }),
}));

test("/api/ready turns 503 within two intervals after the scheduler stopped, and says more with the token alone", async (context) => {
  vi.stubEnv("KHATM_METRICS_TOKEN", "a-token-of-monitoring");
  context.onTestFinished(() => void vi.unstubAllEnvs());
  const harness = await createHarness(context);
  served.harness = harness;
  const place = await aPlace(harness);
  await beat(harness.edges);
  expect(await told()).toEqual([200, "ready\n"]);
  harness.clock.advance(2 * beatEveryMs);
  expect(await told()).toEqual([200, "ready\n"]);
  harness.clock.advance(1);
  expect(await told()).toEqual([503, "not ready\n"]);
  expect(await told({ "x-forwarded-for": "127.0.0.1" })).toEqual([503, "not ready\n"]);
  expect(await told({ authorization: "Bearer another-token-entirely" })).toEqual([503, "not ready\n"]);
  const [status, text] = await told({ authorization: "Bearer a-token-of-monitoring" });
  expect([status, JSON.parse(text)]).toMatchObject([503, { database: "answers", scheduler: "silent" }]);
  const { found } = await harness.run(showAttention, place.owner, {});
  expect(found.find(({ source }) => source === "scheduler_silent")?.total).toBe(1);
  await beat(harness.edges);
  expect(await told()).toEqual([200, "ready\n"]);
});

async function told(headers: Record<string, string> = {}): Promise<readonly [number, string]> {
  const answer = await ready(new Request("http://khatm.example.sa/api/ready", { headers }));
  return [answer.status, await answer.text()];
}
