import { expect, test } from "vitest";
import type { AttentionSource } from "#lib/domain/attention.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { snoozeItem } from "#lib/services/attention/snooze.ts";
import { checkClocks } from "#lib/services/monitoring/clocks.ts";
import { sendPulse } from "#lib/services/monitoring/pulse.ts";
import { createHarness, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";

async function of(harness: Harness, place: Place, wanted: AttentionSource) {
  const { found } = await harness.run(showAttention, place.owner, {});
  return found.find(({ source }) => source === wanted);
}

test("a clock that differs is an item until it agrees, the platform's like the database's", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  harness.clock.advance(Date.now() - harness.clock.now().getTime());
  const seen = (aheadMs: number) => {
    const [askedAt, answeredAt] = [harness.clock.now(), harness.clock.now()];
    const at = new Date(askedAt.getTime() - aheadMs);
    return new Map([["simulator", { askedAt, answeredAt, from: at, to: at }]] as const);
  };
  await checkClocks(harness.edges, seen(1_000));
  expect(await of(harness, place, "clock_skew")).toMatchObject({ total: 0 });
  await checkClocks(harness.edges, seen(90_000));
  expect(await of(harness, place, "clock_skew")).toMatchObject({
    total: 1,
    items: [{ subject: "clock.gateway.simulator", detail: "90000" }],
  });
  harness.clock.advance(600_000);
  await checkClocks(harness.edges, seen(0));
  const found = await of(harness, place, "clock_skew");
  expect(found).toMatchObject({ total: 1, items: [{ subject: "clock.database" }] });
  expect(Number(found?.items[0]?.detail)).toBeGreaterThan(500_000);

  const item = { establishmentId: place.establishmentId, source: "clock_skew", subject: "clock.database" };
  await harness.run(snoozeItem, place.owner, { ...item, reason: "The clock server is being moved", days: 1 });
  expect(await of(harness, place, "clock_skew")).toMatchObject({ total: 0, snoozed: 1 });
  expect((await of(harness, await aPlace(harness), "clock_skew"))?.total).toBe(1);
});

test("a sign of life that nobody hears is an item, and only a plain yes counts as heard", async (context) => {
  const harness = await createHarness(context);
  const place = await aPlace(harness);
  const answers = [
    { kind: "failed", reason: "timeout" },
    { kind: "answered", status: 302 },
    { kind: "answered", status: 200 },
  ] as const;
  const asked: string[] = [];
  const told = async (answer: (typeof answers)[number]) => {
    const send = sendPulse(({ url }) => {
      asked.push(url);
      return Promise.resolve(answer);
    }, "https://pulse.example.sa/khatm");
    await send(harness.edges);
    const found = await of(harness, place, "pulse_unheard");
    return found?.items.map(({ detail }) => detail);
  };
  expect([await told(answers[0]), await told(answers[1]), await told(answers[2])]).toEqual([
    ["timeout"],
    ["redirected"],
    [],
  ]);
  expect(new Set(asked)).toEqual(new Set(["https://pulse.example.sa/khatm"]));
  await sendPulse(() => Promise.reject(new Error("nobody is asked")), undefined)(harness.edges);
});
